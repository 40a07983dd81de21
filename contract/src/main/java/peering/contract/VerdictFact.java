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
     * One check's result: {@link #Unknown} means that it could not be asked, not that it failed.
     */
    public enum Result {
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
            Map<String, String> evidence) {
        public Finding {
            evidence = Map.copyOf(evidence);
        }
    }
}
