package peering.telemetry.detect;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import peering.contract.Trouble.Severity;

/**
 * How far an offence has come.
 *
 * <pre>
 *   (nothing) ──first route──► Suspected ──enough peer ASes──► Open ──all gone──► (nothing)
 *                                │   ▲                          │
 *                             all gone└──── a rest remains ─────┘
 *                                ▼
 *                            (nothing)
 * </pre>
 *
 * Only {@link Open} was told to anybody. Each time it opens it is a new anomaly with a new id.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AnomalyState.Suspected.class, name = "suspected"),
    @JsonSubTypes.Type(value = AnomalyState.Open.class, name = "open")
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
    }
}
