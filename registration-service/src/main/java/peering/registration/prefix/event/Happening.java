package peering.registration.prefix.event;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An event to be written into the book.
 *
 * @param sourceId what tells it from all other events of the prefix, such as the id and revision of
 *     the fact that it comes from; the same twice is written once
 * @param at when it happened
 * @param summary one sentence for people
 * @param evidence what was seen, by name
 * @param type what Azure calls it; empty if it has no name there
 */
public record Happening(
        String prefixId,
        String organisation,
        String sourceId,
        EventKind kind,
        EventSeverity severity,
        Instant at,
        String summary,
        Map<String, String> evidence,
        Optional<EventType> type) {
    public Happening {
        evidence = Map.copyOf(evidence);
    }

    /** One that has no name of Azure's. */
    public Happening(
            String prefixId,
            String organisation,
            String sourceId,
            EventKind kind,
            EventSeverity severity,
            Instant at,
            String summary,
            Map<String, String> evidence) {
        this(
                prefixId,
                organisation,
                sourceId,
                kind,
                severity,
                at,
                summary,
                evidence,
                Optional.empty());
    }

    /** The same, under this name of Azure's. */
    public Happening named(Optional<EventType> name) {
        return new Happening(
                prefixId, organisation, sourceId, kind, severity, at, summary, evidence, name);
    }
}
