package peering.alerting.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;
import peering.kit.facts.FactJson;

/** A trouble whose evidence is the fact itself: a path, a session, a site, a feed. */
final class PlainMessage {
    private static final int LONGEST_TEXT = 1000;

    private PlainMessage() {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Data(
            String alertId,
            String troubleId,
            TroubleKind kind,
            Severity severity,
            State state,
            String connectionId,
            String prefixId,
            String prefix,
            String summary,
            Instant firstSeen,
            Instant detectedAt,
            Instant lastSeen,
            Optional<Instant> endedAt,
            Optional<Long> durationSeconds,
            JsonNode evidence,
            Links links) {}

    /**
     * The message of one transition.
     *
     * @param publicUrl the portal's address from outside
     */
    static Message of(Subject about, Transition transition, URI publicUrl) {
        var data =
                new Data(
                        about.alertId(),
                        about.troubleId(),
                        about.kind(),
                        about.severity(),
                        about.state(),
                        about.connectionId(),
                        about.prefixId(),
                        about.prefix(),
                        Message.cut(about.summary(), LONGEST_TEXT),
                        about.startedAt(),
                        about.detectedAt(),
                        about.lastSeen(),
                        about.endedAt(),
                        about.endedAt()
                                .map(end -> RouteAnomalyMessage.seconds(about.startedAt(), end)),
                        FactJson.read(about.evidence(), JsonNode.class),
                        Links.of(publicUrl, about.alertId()));
        return new Message(about.kind().messageType(transition), happened(about, transition), data);
    }

    private static Instant happened(Subject about, Transition transition) {
        return switch (transition) {
            case OPENED -> about.startedAt();
            case UPDATED, ACKNOWLEDGED, REMINDED -> about.lastSeen();
            case RESOLVED -> about.endedAt().orElse(about.lastSeen());
        };
    }
}
