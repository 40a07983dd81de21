package peering.telemetry.degradation;

import java.time.Instant;
import java.util.List;
import peering.contract.Trouble.Severity;

/**
 * Latency that is worse than it was.
 *
 * @param baseline the round trips before it began, held as long as it lasts; milliseconds
 * @param thresholdMillis the rise it took to be called so
 * @param startedAt time of the first sample of the rise
 * @param revision of the fact told last
 */
record Degradation(
        String id,
        Severity severity,
        List<LatencyHistory.Point> baseline,
        double baselineMillis,
        double thresholdMillis,
        Instant startedAt,
        Instant detectedAt,
        long revision) {

    Degradation {
        baseline = List.copyOf(baseline);
    }

    Degradation told(Severity nowSeverity) {
        return new Degradation(
                id,
                nowSeverity,
                baseline,
                baselineMillis,
                thresholdMillis,
                startedAt,
                detectedAt,
                revision + 1);
    }
}
