package peering.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What validation says of one claim, with one finding per check.
 *
 * @param claimRevision the {@link PrefixFact#claimRevision()} that was judged
 * @param policyVersion the version of the rules that made the outcome of the findings
 * @param revision grows with every verdict on the prefix
 */
public record VerdictFact(
        String verdictId,
        String prefixId,
        String organisation,
        long claimRevision,
        Outcome outcome,
        String policyVersion,
        List<Finding> findings,
        Instant decidedAt,
        long revision) {
    public VerdictFact {
        findings = List.copyOf(findings);
    }

    /** The whole verdict. */
    public enum Outcome {
        Verified,
        Failed
    }

    /**
     * One check's result, from the best to the worst: {@link #NotApplicable} means that there is
     * nothing to ask here, {@link #Unknown} that it could not be asked, not that it failed.
     */
    public enum Result {
        NotApplicable,
        Passed,
        Warning,
        Failed,
        Unknown
    }

    /**
     * What one check found.
     *
     * @param check stable name of the check: {@code key}, {@code text}, {@code special-purpose},
     *     {@code length}, {@code rov} …
     * @param reason stable code that programs branch on, such as {@code rov-wrong-origin}
     * @param summary one sentence for people
     * @param repair the shortest way to mend it; empty when there is nothing to mend
     * @param source where the evidence came from, with its age where it has one
     * @param validUntil until when the finding holds if nothing changes: a ROA's end, a proof's,
     *     the next time that a registry is asked; empty if nobody said
     * @param evidence what was seen, by name: the VRPs that cover the prefix, the special-purpose
     *     block that holds it, …
     */
    public record Finding(
            String check,
            Result result,
            String reason,
            String summary,
            Optional<String> repair,
            String source,
            Instant observedAt,
            Optional<Instant> validUntil,
            Map<String, String> evidence) {
        public Finding {
            // Findings from before there was one do not name it.
            if (validUntil == null) validUntil = Optional.empty();
            evidence = Map.copyOf(evidence);
        }
    }
}
