package peering.registration.prefix.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that happened to a prefix.
 *
 * @param summary one sentence for people
 * @param evidence what was seen, by name
 * @param type the name under which Azure Peering Service tells of the same; left out if it has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PrefixEvent(
        @Schema(examples = "pev_019ab3c0f5a2d41d8cd98f00b204e980") String id,
        String prefixId,
        EventKind kind,
        EventSeverity severity,
        Instant at,
        String summary,
        Map<String, String> evidence,
        EventType type) {}
