package peering.validator.challenge;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.validator.challenge.proof.Attempt;
import peering.validator.evidence.CouldNotAsk;

/**
 * What a check came to.
 *
 * @param reason stable code; left out if it is proved
 * @param sentence for people
 * @param repair what to do now
 * @param proof left out unless it is proved
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckOutcome(
        Met outcome,
        @Schema(examples = "dns-no-record") String reason,
        String sentence,
        String repair,
        ProofEntity.View proof) {

    /** {@link #NotAsked}: nothing can be said, since nobody answered; the challenge stays open. */
    public enum Met {
        Proved,
        Refused,
        NotAsked
    }

    static CheckOutcome proved(ProofEntity.View proof) {
        return new CheckOutcome(Met.Proved, null, "Control was proved.", null, proof);
    }

    static CheckOutcome refused(Attempt.Refused why) {
        return new CheckOutcome(Met.Refused, why.reason(), why.sentence(), why.repair(), null);
    }

    static CheckOutcome notAsked(CouldNotAsk why) {
        return new CheckOutcome(
                Met.NotAsked, why.reason(), why.getMessage(), "Ask again in some minutes.", null);
    }

    static CheckOutcome rotated() {
        return new CheckOutcome(
                Met.Refused,
                "challenge-rotated",
                "The challenge was rotated while it was checked.",
                "Publish or sign what it asks for now.",
                null);
    }
}
