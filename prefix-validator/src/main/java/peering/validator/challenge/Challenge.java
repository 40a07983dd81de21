package peering.validator.challenge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A challenge as its owner sees it.
 *
 * @param expiresAt until when it can be met
 * @param checkedAt when it was last looked whether it is met
 * @param refused why it was not met then; left out if it was, or if nobody has looked
 * @param publish what is to be published or signed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Challenge(
        String challengeId,
        String organisation,
        @Schema(examples = "198.51.100.0/24") String prefix,
        Way method,
        State state,
        Instant createdAt,
        Instant expiresAt,
        Instant checkedAt,
        Refusal refused,
        Publish publish) {

    /**
     * <pre>
     *   Open ──met──► Proved
     *     │             │
     *     └──too late───┴──► Expired ──rotated──► Open
     * </pre>
     */
    public enum State {
        Open,
        Proved,
        Expired
    }

    /**
     * Why it is not met, and what to do.
     *
     * @param reason stable code
     */
    public record Refusal(
            @Schema(examples = "dns-no-record") String reason, String sentence, String repair) {}

    /**
     * What meets it. What the method does not need is left out.
     *
     * @param token shown once, when the challenge is made or rotated
     * @param names where the token has to stand as TXT record, at each of them
     * @param messages one of which is to be signed, the exact bytes without a line end
     * @param text of the file that the checklist has to name, the exact bytes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Publish(
            String instructions,
            String token,
            List<String> names,
            List<Message> messages,
            String text) {}

    /** A message to sign, and how. */
    public record Message(String form, String text) {}
}
