package peering.validator.decision;

import java.time.Instant;
import java.util.Optional;
import peering.contract.VerdictFact.Outcome;

/**
 * What a claim amounts to.
 *
 * @param sentence the outcome in words, for people
 * @param failsAt the end of a grace; empty if none was given
 */
public record Decision(Outcome outcome, String sentence, Optional<Instant> failsAt) {
    static Decision of(Outcome outcome, String sentence) {
        return new Decision(outcome, sentence, Optional.empty());
    }
}
