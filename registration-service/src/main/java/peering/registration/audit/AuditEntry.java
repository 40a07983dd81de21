package peering.registration.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One change of one thing.
 *
 * @param organisation whose thing it is
 * @param kind such as {@code connection}
 * @param actor the token's subject, or what the service was doing, such as {@code verdict ver_…}
 * @param actorOrganisation left out for the service itself
 * @param request method and path; left out for the service itself
 * @param before the fields that were another; all of them for what was deleted; left out for what
 *     was created
 * @param after the same fields as they are now; left out for what was deleted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditEntry(
        @Schema(examples = "4711") long id,
        @Schema(examples = "acme") String organisation,
        @Schema(examples = "connection") String kind,
        @Schema(examples = "con_019ab3c0f5a2d41d8cd98f00b204e980") String thingId,
        Action action,
        @Schema(examples = "ada") String actor,
        @Schema(examples = "acme") String actorOrganisation,
        @Schema(examples = "POST /v1/connections") String request,
        Instant at,
        @Schema(implementation = Object.class) JsonNode before,
        @Schema(implementation = Object.class) JsonNode after) {

    /** What happened to the thing. */
    public enum Action {
        CREATED,
        CHANGED,
        DELETED;

        /** As it stands in JSON and in the database. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
