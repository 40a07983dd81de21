package peering.telemetry.detect;

import java.time.Instant;

/**
 * That a watched prefix is seen by too few.
 *
 * @param since when it fell below, by the collectors' clocks
 */
record Loss(AnomalyState state, Instant since) {}
