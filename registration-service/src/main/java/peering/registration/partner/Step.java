package peering.registration.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One line of a history: from {@code since} it stood so, because of {@code actor}.
 *
 * @param actor the subject of the token that asked for it
 * @param reason left out where nobody gave one
 * @param revision of the thing after this move; grows, with gaps where something else was changed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Step(
        @Schema(examples = "active") String state,
        Instant since,
        @Schema(examples = "ops") String actor,
        String reason,
        long revision) {}
