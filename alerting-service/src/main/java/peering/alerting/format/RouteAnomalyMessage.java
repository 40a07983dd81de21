package peering.alerting.format;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import peering.contract.RouteAnomalyFact;
import peering.contract.RouteAnomalyFact.Observer;
import peering.contract.Trouble;

/** A route anomaly as a message. If it grew too large, the latest observers are left out. */
public final class RouteAnomalyMessage {
    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_PATH = 400;
    private static final int MOST_ORIGINS = 100;
    private static final int MOST_GROUNDS = 10;
    private static final int LONGEST_GROUND = 200;

    private RouteAnomalyMessage() {}

    record Data(
            String alertId,
            String anomalyId,
            TroubleKind kind,
            RouteAnomalyFact.Kind rule,
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

    /**
     * @param grounds what the anomaly rests on, the first {@value #MOST_GROUNDS} pieces
     * @param observersOmitted how many of {@code observerCount} are not in {@code observers}
     */
    record Evidence(
            String announcedPrefix,
            Optional<Long> offendingOrigin,
            List<Long> expectedOrigins,
            Optional<Long> blamedAsn,
            Optional<RouteAnomalyFact.Confidence> confidence,
            List<RouteAnomalyFact.Evidence> grounds,
            int observerCount,
            int observersNow,
            List<Observer> observers,
            int observersOmitted) {}

    /**
     * The message of one transition; its text is smaller than {@link Message#LARGEST}.
     *
     * @param publicUrl the portal's address from outside
     */
    public static Message of(
            RouteAnomalyFact fact, String alertId, Transition transition, URI publicUrl) {
        var observers = fact.observers().stream().map(RouteAnomalyMessage::bounded).toList();
        while (true) {
            var message = of(fact, alertId, transition, publicUrl, observers);
            if (observers.isEmpty() || Message.fits(message.text())) return message;
            observers = observers.subList(0, observers.size() / 2);
        }
    }

    private static Message of(
            RouteAnomalyFact fact,
            String alertId,
            Transition transition,
            URI publicUrl,
            List<Observer> observers) {
        var data =
                new Data(
                        alertId,
                        fact.anomalyId(),
                        TroubleKind.RouteAnomaly,
                        fact.kind(),
                        fact.severity(),
                        fact.state(),
                        fact.connectionId(),
                        fact.prefixId(),
                        fact.registeredPrefix(),
                        Message.cut(fact.summary(), LONGEST_TEXT),
                        fact.firstSeen(),
                        fact.detectedAt(),
                        fact.lastSeen(),
                        fact.endedAt(),
                        fact.endedAt().map(end -> seconds(fact.firstSeen(), end)),
                        evidence(fact, observers),
                        Links.of(publicUrl, alertId));
        return new Message(
                TroubleKind.RouteAnomaly.messageType(transition), happened(fact, transition), data);
    }

    private static Evidence evidence(RouteAnomalyFact fact, List<Observer> observers) {
        return new Evidence(
                fact.announcedPrefix(),
                fact.offendingOrigin(),
                fact.expectedOrigins().stream().limit(MOST_ORIGINS).toList(),
                fact.blamedAsn(),
                fact.confidence(),
                grounds(fact),
                fact.observerCount(),
                fact.observersNow(),
                observers,
                Math.max(0, fact.observerCount() - observers.size()));
    }

    private static List<RouteAnomalyFact.Evidence> grounds(RouteAnomalyFact fact) {
        return fact.evidence().orElse(List.of()).stream()
                .limit(MOST_GROUNDS)
                .map(piece ->
                        new RouteAnomalyFact.Evidence(
                                Message.cut(piece.code(), LONGEST_GROUND),
                                Message.cut(piece.text(), LONGEST_GROUND)))
                .toList();
    }

    private static Observer bounded(Observer seen) {
        return new Observer(
                seen.collector(),
                seen.peerAddress(),
                seen.peerAsn(),
                Message.cut(seen.path(), LONGEST_PATH),
                seen.seenAt());
    }

    private static Instant happened(RouteAnomalyFact fact, Transition transition) {
        return switch (transition) {
            case OPENED -> fact.firstSeen();
            case UPDATED, ACKNOWLEDGED, REMINDED -> fact.lastSeen();
            case RESOLVED -> fact.endedAt().orElse(fact.lastSeen());
        };
    }

    static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }
}
