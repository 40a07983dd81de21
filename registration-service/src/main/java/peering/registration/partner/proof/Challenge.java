package peering.registration.partner.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a partner proves its AS number.
 *
 * @param methods that this installation takes
 * @param token for the method {@code rdap}: to be put as a word of its own into a remark of the AS
 *     number at its registry; left out until it is asked for
 * @param provenAt when the AS number was last seen to be the partner's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Challenge(
        List<ProofMethod> methods,
        @Schema(examples = "peering-proof-5d41402abc4b2a76b9719d911017c592") String token,
        Instant issuedAt,
        Instant provenAt) {
    public Challenge {
        methods = List.copyOf(methods);
    }
}
