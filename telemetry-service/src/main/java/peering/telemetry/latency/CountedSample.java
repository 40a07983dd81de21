package peering.telemetry.latency;

/** A sample of a watched prefix, that was not counted before. */
public record CountedSample(String place, Sample sample) {}
