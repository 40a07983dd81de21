package peering.telemetry.edge;

import java.time.Instant;

/** An answered round trip between a place and a site. */
public record EdgeSample(String place, String siteId, double rttMillis, Instant at) {}
