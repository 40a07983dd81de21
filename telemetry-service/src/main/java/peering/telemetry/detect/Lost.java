package peering.telemetry.detect;

import java.time.Instant;
import peering.telemetry.route.Peer;

/**
 * A peer that had a route for a watched prefix, and withdrew it.
 *
 * @param at by the collector's clock
 */
record Lost(Peer peer, Instant at) {}
