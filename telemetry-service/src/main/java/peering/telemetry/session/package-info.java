/**
 * Our own sessions with partners: whether each is up, and which routes it brings. Told as facts,
 * which registration lives on.
 */
package peering.telemetry.session;
