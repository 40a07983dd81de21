package peering.telemetry.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.contract.RouteAnomalyFact;
import peering.contract.Trouble;

/**
 * What would have been told.
 *
 * @param from virtual time of the first record; empty if there was none
 * @param to virtual time of the last
 * @param anomalies by the time they were first told
 * @param leftOut facts that were told beyond the bounds
 * @param skipped the first of what could not be taken
 */
public record ReplayResult(
        ReplayProgress progress,
        Optional<Instant> from,
        Optional<Instant> to,
        List<Life> anomalies,
        long leftOut,
        List<Skipped> skipped) {

    public ReplayResult {
        anomalies = List.copyOf(anomalies);
        skipped = List.copyOf(skipped);
    }

    /**
     * An anomaly from its first fact to its last.
     *
     * @param last the last fact, whole
     * @param told every fact, in order
     */
    @Schema(name = "ReplayedAnomaly")
    public record Life(RouteAnomalyFact last, List<Told> told) {
        public Life {
            told = List.copyOf(told);
        }
    }

    /**
     * One fact of a life, without what all of them have in common.
     *
     * @param at virtual time when it was told
     */
    @Schema(name = "ReplayedFact")
    public record Told(
            Instant at,
            long revision,
            Trouble.State state,
            Trouble.Severity severity,
            int observerCount,
            int observersNow,
            String summary) {
        static Told of(RouteAnomalyFact fact, Instant at) {
            return new Told(
                    at,
                    fact.revision(),
                    fact.state(),
                    fact.severity(),
                    fact.observerCount(),
                    fact.observersNow(),
                    fact.summary());
        }
    }

    /**
     * @param at bytes of the unpacked MRT file, or the line's number
     */
    @Schema(name = "ReplaySkipped")
    public record Skipped(long at, String why) {}
}
