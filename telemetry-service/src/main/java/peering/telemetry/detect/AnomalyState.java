package peering.telemetry.detect;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import peering.contract.Trouble.Severity;

/**
 * How far an offence has come.
 *
 * <pre>
 *   (nothing) ──first route──► Suspected ──enough peer ASes──► Open ◄──enough again──┐
 *                                │   ▲                          │                   │
 *                             all gone└──10 min later───┐   all gone, or a rest     │
 *                                ▼                     │        ▼                   │
 *                            (nothing) ◄──10 min later─┴────── Over ────────────────┘
 * </pre>
 *
 * Only {@link Open} and {@link Over} were told to anybody. What opens again within the time is the
 * same anomaly, with its id; later it is a new one.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AnomalyState.Suspected.class, name = "suspected"),
    @JsonSubTypes.Type(value = AnomalyState.Open.class, name = "open"),
    @JsonSubTypes.Type(value = AnomalyState.Over.class, name = "over")
})
sealed interface AnomalyState {

    record Suspected() implements AnomalyState {}

    /**
     * @param id told, and the same whenever the same routes are read again
     * @param severity never falls
     * @param revision of the fact told last
     * @param toldAt by the collectors' clocks
     * @param toldNow how many peers it said were showing the offence
     */
    record Open(
            String id,
            Severity severity,
            Instant detectedAt,
            long revision,
            Instant toldAt,
            int toldNow)
            implements AnomalyState {

        Open told(Severity nowSeverity, Instant at, int showing) {
            return new Open(id, nowSeverity, detectedAt, revision + 1, at, showing);
        }

        /** How bad it is called if it looks like this now. */
        Severity orWorse(Severity now) {
            return severity.compareTo(now) >= 0 ? severity : now;
        }
    }

    /**
     * Told as ended a short while ago.
     *
     * @param last as it was told last, its end
     * @param at when it ended
     */
    record Over(Open last, Instant at) implements AnomalyState {}
}
