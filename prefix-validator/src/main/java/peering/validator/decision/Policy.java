package peering.validator.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import peering.contract.VerdictFact.Finding;
import peering.contract.VerdictFact.Outcome;
import peering.contract.VerdictFact.Result;

/**
 * What the findings amount to. Pure: the same findings, the same standing before and the same time
 * give the same decision.
 *
 * <pre>
 *   what is claimed is no prefix ............................. Invalid
 *   a check failed, on what is known at first hand ........... Failed
 *   a check failed, on what others' servers say .............. Failed; if the prefix was in force,
 *                                                              Warning for a grace, then Failed
 *   a check waits for an answer or for the customer .......... Pending; stays if it was in force,
 *                                                              for a grace if a proof is missing
 *   a proof is missing, and the prefix has failed since it
 *     was in force ........................................... Failed, until there is one
 *   a needed check could not be asked ........................ Unknown; stays if it was in force
 *   no ROA names it, and its registry could not be asked ..... the same
 *   a check warned, or one that may be missing was not asked . Warning
 *   anything else ............................................ Verified
 * </pre>
 *
 * <p>At first hand is what lies in this service itself: the text, the partner's grant, the table of
 * VRPs. A registry that answers otherwise once may be half way through an update of its own.
 *
 * @param weights what a reason amounts to here, by its code, in place of what its check says
 * @param grace how long what was in force may miss what others' servers said before
 */
public record Policy(Map<String, Result> weights, Duration grace) {
    /** Grows whenever the table above changes. */
    private static final String RULES = "3";

    private static final String TEXT = "text";
    private static final String CONTROL = "control";
    private static final String ROV = "rov";
    private static final String RDAP = "rdap";
    private static final String EXPIRING = "rov-expiring";

    private static final Set<String> FIRST_HAND =
            Set.of(TEXT, "special-purpose", "length", "origin", "key", "rov");

    public Policy {
        weights = Map.copyOf(weights);
    }

    /**
     * What the claim was said to be last.
     *
     * @param outcome of the same claim revision; None if it was never judged
     * @param failsAt the end of the grace that was given then
     * @param lapsed true if it was in force before, and what it lost then is not mended
     */
    public record Before(Outcome outcome, Optional<Instant> failsAt, boolean lapsed) {
        public static final Before NOTHING = new Before(Outcome.None, Optional.empty());

        /** Of a claim that has not lapsed. */
        public Before(Outcome outcome, Optional<Instant> failsAt) {
            this(outcome, failsAt, false);
        }

        /** It stood, and fell: what it lost it still misses. */
        private boolean fell() {
            return lapsed && outcome == Outcome.Failed;
        }
    }

    /** Stands in every verdict: that of the rules, and of the weights if there are any. */
    public String version() {
        String own = new TreeMap<>(weights).toString();
        return weights.isEmpty() ? RULES : RULES + "-%08x".formatted(own.hashCode());
    }

    /** The findings with the results that their reasons have here. */
    public List<Finding> weigh(List<Finding> findings) {
        return findings.stream().map(this::weigh).toList();
    }

    private Finding weigh(Finding found) {
        return found.as(weights.getOrDefault(found.reason(), found.result()));
    }

    /**
     * @param findings weighed, at least one
     */
    public Decision decide(List<Finding> findings, Before before, Instant now) {
        boolean inForce = before.outcome().inForce();
        var failed = failed(findings, inForce || before.fell());
        if (some(failed, found -> found.check().equals(TEXT))) {
            return Decision.of(Outcome.Invalid, failed.getFirst().summary());
        }
        if (some(failed, Policy::atFirstHand) || !failed.isEmpty() && !inForce) {
            return Decision.of(Outcome.Failed, Sentences.all(failed));
        }
        return failed.isEmpty()
                ? notFailed(findings, inForce)
                : graced(failed, before.failsAt().orElse(now.plus(grace)), now);
    }

    /** A proof that is gone from under a prefix in force is one of the things it has lost. */
    private static List<Finding> failed(List<Finding> findings, boolean stood) {
        return findings.stream()
                .filter(found ->
                        found.result() == Result.Failed
                                || stood
                                        && found.result() == Result.Pending
                                        && found.check().equals(CONTROL))
                .toList();
    }

    private static Decision graced(List<Finding> failed, Instant failsAt, Instant now) {
        return now.isBefore(failsAt)
                ? new Decision(
                        Outcome.Warning, Sentences.until(failsAt, failed), Optional.of(failsAt))
                : Decision.of(Outcome.Failed, Sentences.all(failed));
    }

    private static Decision notFailed(List<Finding> findings, boolean inForce) {
        var pending = those(findings, Result.Pending);
        var unknown = those(findings, Result.Unknown);
        var missing = missing(findings, unknown);
        if (!inForce && !pending.isEmpty()) {
            return Decision.of(Outcome.Pending, "Waiting: " + Sentences.all(pending));
        }
        if (!inForce && !missing.isEmpty()) {
            return Decision.of(Outcome.Unknown, "Not known yet: " + Sentences.all(missing));
        }
        return inForce(those(findings, Result.Warning), unknown, pending);
    }

    /** Of what could not be asked, that without which nothing vouches for the claim. */
    private static List<Finding> missing(List<Finding> findings, List<Finding> unknown) {
        boolean attested = some(findings, Policy::attests);
        return unknown.stream()
                .filter(found -> atFirstHand(found) || !attested && found.check().equals(RDAP))
                .toList();
    }

    /** A ROA lets it, even if not for long. */
    private static boolean attests(Finding found) {
        return found.check().equals(ROV)
                && (found.result() == Result.Passed || found.reason().equals(EXPIRING));
    }

    private static Decision inForce(
            List<Finding> warnings, List<Finding> unknown, List<Finding> pending) {
        if (!warnings.isEmpty()) {
            return Decision.of(Outcome.Warning, "In force; to mend: " + Sentences.all(warnings));
        }
        if (!unknown.isEmpty()) {
            return Decision.of(
                    Outcome.Warning, "In force; not looked at anew: " + Sentences.all(unknown));
        }
        if (!pending.isEmpty()) {
            return Decision.of(Outcome.Warning, "In force; waiting: " + Sentences.all(pending));
        }
        return Decision.of(Outcome.Verified, "Every check that applies passed.");
    }

    private static boolean atFirstHand(Finding found) {
        return FIRST_HAND.contains(found.check());
    }

    private static boolean some(List<Finding> findings, Predicate<Finding> what) {
        return findings.stream().anyMatch(what);
    }

    private static List<Finding> those(List<Finding> findings, Result result) {
        return findings.stream().filter(found -> found.result() == result).toList();
    }
}
