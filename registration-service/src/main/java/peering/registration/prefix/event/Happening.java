package peering.registration.prefix.event;

import java.time.Instant;
import java.util.Map;

/**
 * An event to be written into the book.
 *
 * @param sourceId what tells it from all other events of the prefix, such as the id and revision of
 *     the fact that it comes from; the same twice is written once
 * @param at when it happened
 * @param summary one sentence for people
 * @param evidence what was seen, by name
 */
public record Happening(
        String prefixId,
        String organisation,
        String sourceId,
        EventKind kind,
        EventSeverity severity,
        Instant at,
        String summary,
        Map<String, String> evidence) {
    public Happening {
        evidence = Map.copyOf(evidence);
    }
}
