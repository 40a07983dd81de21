package peering.validator.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import peering.contract.PrefixFact;
import peering.contract.PrefixFact.Standing;
import peering.contract.VerdictFact;
import peering.contract.VerdictFact.Finding;
import peering.contract.VerdictFact.Lapse;
import peering.contract.VerdictFact.Outcome;
import peering.contract.VerdictFact.Result;
import peering.kit.facts.PoisonFact;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.net.PrefixTextException;
import peering.validator.check.Checks;
import peering.validator.check.Claim;
import peering.validator.check.Known;
import peering.validator.decision.Decision;
import peering.validator.decision.Lapses;
import peering.validator.decision.Policy;
import peering.validator.evidence.Question;

/** From a claim to a verdict. Pure, but for the fresh id. */
final class Judging {
    /** Checks whose findings nobody but us renews. */
    private static final Set<String> OURS =
            Set.of("rov", "received", "community", "path", "control");

    private Judging() {}

    /**
     * @throws PoisonFact if the claim's numbers or its grant's prefix are none: no retry helps
     */
    static void mustBeReadable(PrefixFact claim) {
        try {
            Claim.of(claim);
            claim.grant().map(PrefixFact.Grant::prefix).ifPresent(Prefix::parse);
        } catch (IllegalArgumentException unreadable) {
            throw new PoisonFact("the claim cannot be read", unreadable);
        }
    }

    /** What others are asked about a claim; empty if its text is no prefix. */
    static Optional<Question> question(PrefixFact claim) {
        try {
            var origins = claim.origins().stream().map(Asn::of).toList();
            return Optional.of(
                    new Question(claim.organisation(), Prefix.parse(claim.prefix()), origins));
        } catch (PrefixTextException none) {
            return Optional.empty();
        }
    }

    /**
     * @param last the verdict before; empty if there was none
     */
    static VerdictFact judge(
            PrefixFact claim, Known known, Policy policy, Optional<VerdictFact> last, Instant now) {
        var findings = policy.weigh(Checks.of(Claim.of(claim), known, now));
        var decision = policy.decide(findings, before(claim, last), now);
        return verdict(
                claim, decision, Lapses.of(last, decision, now), policy, findings, last, now);
    }

    /** The last word on a prefix that is given back while it has lapsed. */
    static VerdictFact released(PrefixFact claim, VerdictFact last, Policy policy, Instant now) {
        var decision = new Decision(Outcome.None, "The prefix was given back.", Optional.empty());
        var lapse = Lapses.lasting(Optional.of(last)).map(one -> Lapses.ended(one, now));
        return verdict(claim, decision, lapse, policy, List.of(), Optional.of(last), now);
    }

    private static VerdictFact verdict(
            PrefixFact claim,
            Decision decision,
            Optional<Lapse> lapse,
            Policy policy,
            List<Finding> findings,
            Optional<VerdictFact> last,
            Instant now) {
        return new VerdictFact(
                "ver_" + UUID.randomUUID().toString().replace("-", ""),
                claim.prefixId(),
                claim.organisation(),
                claim.connectionId(),
                claim.prefix(),
                claim.claimRevision(),
                decision.outcome(),
                decision.sentence(),
                decision.failsAt(),
                lapse,
                policy.version(),
                findings,
                now,
                last.map(VerdictFact::revision).orElse(0L) + 1);
    }

    /**
     * What was said of another claim revision says nothing of this one; but a prefix that is in
     * force while it is judged anew falls by the same rules, and within the same grace.
     */
    private static Policy.Before before(PrefixFact claim, Optional<VerdictFact> last) {
        var same = last.filter(verdict -> verdict.claimRevision() == claim.claimRevision());
        if (same.isPresent()) {
            return new Policy.Before(
                    same.get().outcome(), same.get().failsAt(), Lapses.lasting(same).isPresent());
        }
        return claim.standing() == Standing.Verified
                ? new Policy.Before(Outcome.Warning, last.flatMap(VerdictFact::failsAt))
                : Policy.Before.NOTHING;
    }

    /**
     * True if the verdicts say the same: their times, the age of their sources and their wording
     * may differ.
     */
    static boolean sameAnswer(VerdictFact before, VerdictFact after) {
        return answer(before).equals(answer(after));
    }

    private static List<Object> answer(VerdictFact verdict) {
        var findings = verdict.findings().stream().map(Judging::answer).toList();
        return List.of(verdict.outcome(), verdict.failsAt(), findings);
    }

    private static List<Object> answer(Finding finding) {
        return List.of(finding.check(), finding.result(), finding.reason());
    }

    /**
     * When it has to be looked at again though nothing is heard: at the end of a grace, when a
     * finding of our own runs out, and soon if something could not be said.
     */
    static Optional<Instant> lookAgainAt(VerdictFact verdict, Duration soon) {
        var ends = verdict.findings().stream().flatMap(found -> end(found, verdict, soon).stream());
        return Stream.concat(ends, verdict.failsAt().stream()).min(Comparator.naturalOrder());
    }

    private static Optional<Instant> end(Finding found, VerdictFact verdict, Duration soon) {
        if (found.result() == Result.Unknown) return Optional.of(verdict.decidedAt().plus(soon));
        return found.validUntil().filter(end -> OURS.contains(found.check()));
    }
}
