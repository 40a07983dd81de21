package peering.registration.partner.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether a session is up, as our router told last. It says nothing of {@link SessionState}: a
 * session may be active in the books and down on the wire.
 *
 * @param since when the router saw it so first
 * @param reason the router's words; left out if it gave none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Operational(
        @Schema(enumeration = {"up", "down"}) String state,
        Instant since,
        @Schema(examples = "Hold timer expired") String reason) {

    /**
     * @param state null if no router has told
     * @return null likewise
     */
    static Operational of(String state, Instant since, String reason) {
        return state == null ? null : new Operational(state, since, reason);
    }
}
