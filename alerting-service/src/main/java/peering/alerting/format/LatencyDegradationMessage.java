package peering.alerting.format;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import peering.contract.LatencyDegradationFact;
import peering.contract.Trouble;

/** A latency degradation as a message. */
public final class LatencyDegradationMessage {
    private static final int LONGEST_TEXT = 1000;

    private LatencyDegradationMessage() {}

    record Data(
            String alertId,
            String degradationId,
            TroubleKind kind,
            Trouble.Severity severity,
            Trouble.State state,
            String connectionId,
            String prefixId,
            String prefix,
            String summary,
            Instant firstSeen,
            Instant detectedAt,
            Instant lastSeen,
            Optional<Instant> endedAt,
            Optional<Long> durationSeconds,
            Evidence evidence,
            Links links) {}

    /** Milliseconds, medians: before, of late, and the rise that it takes. */
    record Evidence(
            String place, double baselineMillis, double currentMillis, double thresholdMillis) {}

    /**
     * The message of one transition.
     *
     * @param publicUrl the portal's address from outside
     */
    public static Message of(
            LatencyDegradationFact fact, String alertId, Transition transition, URI publicUrl) {
        var evidence =
                new Evidence(
                        fact.place(),
                        fact.baselineMillis(),
                        fact.currentMillis(),
                        fact.thresholdMillis());
        var data =
                new Data(
                        alertId,
                        fact.degradationId(),
                        TroubleKind.LatencyDegradation,
                        fact.severity(),
                        fact.state(),
                        fact.connectionId(),
                        fact.prefixId(),
                        fact.prefix(),
                        Message.cut(fact.summary(), LONGEST_TEXT),
                        fact.startedAt(),
                        fact.detectedAt(),
                        fact.lastSeen(),
                        fact.endedAt(),
                        fact.endedAt()
                                .map(end -> RouteAnomalyMessage.seconds(fact.startedAt(), end)),
                        evidence,
                        Links.of(publicUrl, alertId));
        return new Message(
                TroubleKind.LatencyDegradation.messageType(transition),
                happened(fact, transition),
                data);
    }

    private static Instant happened(LatencyDegradationFact fact, Transition transition) {
        return switch (transition) {
            case OPENED -> fact.startedAt();
            case UPDATED, ACKNOWLEDGED, REMINDED -> fact.lastSeen();
            case RESOLVED -> fact.endedAt().orElse(fact.lastSeen());
        };
    }
}
