package peering.validator.check;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import peering.contract.VerdictFact.Finding;
import peering.validator.evidence.Gathered;

/**
 * What a slow source said, for the check that rests on it.
 *
 * <pre>
 *   nobody is asked here ................ not applicable
 *   it was not asked yet ................ pending
 *   it never gave an answer ............. unknown, with the trouble in its words
 *   it gave one ......................... what the check makes of it
 *   and none to the last question ....... the same, and the source says how old it is
 * </pre>
 *
 * @param check the stable name of the check; its reasons begin with it
 * @param whom who is asked, in words
 */
record Heard<A>(String check, String whom, Gathered<A> gathered, Instant now) {

    /**
     * @param judge makes a finding of the answer
     */
    Finding of(BiFunction<A, Evidence, Finding> judge) {
        return gathered.answer()
                .map(answer -> judge.apply(answer, evidence()))
                .orElseGet(this::silence);
    }

    private Evidence evidence() {
        var at = gathered.answeredAt().orElse(now);
        String source =
                gathered.trouble()
                        .map(why -> whom + ", as of " + at + "; not asked anew: " + why)
                        .orElse(whom);
        return new Evidence(check, source, at, gathered.validUntil());
    }

    private Finding silence() {
        var evidence = new Evidence(check, whom, now, Optional.empty());
        if (!gathered.configured()) {
            return evidence.notApplicable(
                    check + "-not-configured", "This installation does not ask " + whom + ".");
        }
        return gathered.trouble()
                .map(why ->
                        evidence.unknown(
                                check + "-not-answered",
                                "Nothing is known from " + whom + ": " + why))
                .orElseGet(() ->
                        evidence.pending(
                                check + "-not-asked-yet",
                                "The answer of " + whom + " is to come."));
    }
}
