package peering.telemetry.latency;

/**
 * What is measured: a registered prefix, from one place.
 *
 * @param place the probe operator's own stable name
 */
public record Series(String prefixId, String place) {}
