/**
 * Where registered prefixes enter our own network, and whether that is the way that was meant: what
 * partners announce at our sites against the site that registration chose.
 */
package peering.telemetry.entry;
