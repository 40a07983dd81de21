package peering.telemetry.detect;

import java.time.Instant;
import peering.telemetry.route.Peer;

/** A peer's part ends: at this time by the collector's clock, and now by ours. */
record Leaving(Peer peer, Instant at, Instant now) {}
