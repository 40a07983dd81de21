/**
 * Round trips from places to registered prefixes: samples come in at one door, are folded into
 * five-minute windows, and are asked for as a report.
 */
package peering.telemetry.latency;
