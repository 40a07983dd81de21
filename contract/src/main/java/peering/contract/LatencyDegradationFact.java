package peering.contract;

import java.time.Instant;
import java.util.Optional;

/**
 * Latency of a prefix from one place that got worse, from its start to its recovery.
 *
 * @param baselineMillis median round trip before it started, milliseconds
 * @param currentMillis median round trip of the latest samples, milliseconds
 * @param thresholdMillis the rise that it takes to be called a degradation, milliseconds
 * @param startedAt time of the first of the samples that gave it away
 * @param detectedAt time of the sample that made it certain
 * @param summary one sentence for people
 */
public record LatencyDegradationFact(
        String degradationId,
        Trouble.Severity severity,
        Trouble.State state,
        String prefixId,
        String organisation,
        String connectionId,
        String prefix,
        String place,
        double baselineMillis,
        double currentMillis,
        double thresholdMillis,
        Instant startedAt,
        Instant detectedAt,
        Instant lastSeen,
        Optional<Instant> endedAt,
        String summary,
        long revision) {}
