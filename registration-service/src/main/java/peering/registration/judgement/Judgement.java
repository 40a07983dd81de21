package peering.registration.judgement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import peering.contract.VerdictFact;
import peering.contract.VerdictFact.Finding;
import peering.contract.VerdictFact.Outcome;
import peering.contract.VerdictFact.Result;
import peering.registration.prefix.Claim;
import peering.registration.prefix.PrefixState;

/**
 * What a verdict does to a claim.
 *
 * <pre>
 *   the prefix was released ............................... Ignored
 *   it judges another revision of the claim ............... Ignored: that claim is not made any more
 *   a verdict as new or newer has been applied ............ Ignored: a repeated or late delivery
 *   it verifies space that another organisation got
 *     hold of while this claim had failed ................. Applied, Failed, with a finding of ours
 *   anything else ......................................... Applied, as it says
 * </pre>
 */
public sealed interface Judgement {

    record Ignored(String why) implements Judgement {}

    record Applied(PrefixState.Claimed next, List<Finding> findings) implements Judgement {
        public Applied {
            findings = List.copyOf(findings);
        }
    }

    /**
     * @param taken another organisation holds overlapping space
     */
    static Judgement of(Claim claim, VerdictFact verdict, boolean taken, Instant now) {
        if (!(claim.state() instanceof PrefixState.Claimed claimed)) {
            return new Ignored("the prefix was released");
        }
        if (verdict.claimRevision() != claim.revision()) {
            return new Ignored(
                    "it judges claim revision "
                            + verdict.claimRevision()
                            + ", not "
                            + claim.revision());
        }
        if (verdict.revision() <= claim.lastVerdict()) {
            return new Ignored("revision " + claim.lastVerdict() + " has been applied");
        }
        if (taken && verdict.outcome().inForce()) {
            var findings =
                    Stream.concat(verdict.findings().stream(), Stream.of(heldByAnother(now)));
            return new Applied(claimed.judged(Outcome.Failed, now), findings.toList());
        }
        return new Applied(claimed.judged(verdict.outcome(), now), verdict.findings());
    }

    private static Finding heldByAnother(Instant now) {
        return new Finding(
                "holder",
                Result.Failed,
                "space-taken",
                "Another organisation registered overlapping address space while this claim had failed.",
                Optional.of("Ask the operator who shall hold it, then revalidate."),
                "registration-service",
                now,
                Optional.empty(),
                Map.of());
    }
}
