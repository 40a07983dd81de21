package peering.validator.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import peering.contract.PrefixFact;
import peering.contract.VerdictFact;
import peering.contract.VerdictFact.Finding;
import peering.kit.facts.PoisonFact;
import peering.routing.net.Prefix;
import peering.validator.check.Checks;
import peering.validator.check.Claim;
import peering.validator.decision.Policy;
import peering.validator.source.VrpSnapshot;

/** From a claim to a verdict. Pure, but for the fresh id. */
final class Judging {
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

    static VerdictFact judge(PrefixFact claim, VrpSnapshot vrps, long revision, Instant now) {
        var findings = Checks.of(Claim.of(claim), vrps, now);
        return new VerdictFact(
                "ver_" + UUID.randomUUID().toString().replace("-", ""),
                claim.prefixId(),
                claim.organisation(),
                claim.claimRevision(),
                Policy.decide(findings),
                Policy.VERSION,
                findings,
                now,
                revision);
    }

    /**
     * True if the findings say the same: their times, the age of their source and their wording may
     * differ.
     */
    static boolean sameAnswer(List<Finding> before, List<Finding> after) {
        return before.stream()
                .map(Judging::answer)
                .toList()
                .equals(after.stream().map(Judging::answer).toList());
    }

    private static List<Object> answer(Finding finding) {
        return List.of(finding.check(), finding.result(), finding.reason());
    }
}
