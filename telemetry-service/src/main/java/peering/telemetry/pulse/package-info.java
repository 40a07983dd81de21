/** Which sources of routes are alive: one that is expected to speak and is silent is a trouble. */
package peering.telemetry.pulse;
