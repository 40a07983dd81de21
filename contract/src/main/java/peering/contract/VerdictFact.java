package peering.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What validation says of one claim, with one finding per check.
 *
 * @param prefix as it was claimed; perhaps none
 * @param sentence the outcome in words, for people; empty in verdicts from before there was one
 * @param failsAt the prefix is in force and something that it needs was lost: from then on it has
 *     failed, unless that comes back; empty otherwise
 * @param lapse the one that lasts, or that this verdict ends; empty while all is well, and for a
 *     claim that never was in force
 * @param claimRevision the {@link PrefixFact#claimRevision()} that was judged
 * @param policyVersion the version of the rules that made the outcome of the findings
 * @param revision grows with every verdict on the prefix
 */
public record VerdictFact(
        String verdictId,
        String prefixId,
        String organisation,
        String connectionId,
        String prefix,
        long claimRevision,
        Outcome outcome,
        String sentence,
        Optional<Instant> failsAt,
        Optional<Lapse> lapse,
        String policyVersion,
        List<Finding> findings,
        Instant decidedAt,
        long revision) {
    public VerdictFact {
        if (sentence == null) sentence = "";
        if (failsAt == null) failsAt = Optional.empty();
        // Verdicts from before there were any do not name these.
        if (lapse == null) lapse = Optional.empty();
        if (connectionId == null) connectionId = "";
        if (prefix == null) prefix = "";
        findings = List.copyOf(findings);
    }

    /**
     * A time in which a prefix that was in force is so no more, or only until a grace ends.
     *
     * @param since when it began
     * @param endedAt when the prefix was in force again without reserve, or was given back; empty
     *     while it lasts
     */
    public record Lapse(String lapseId, Instant since, Optional<Instant> endedAt) {}

    /**
     * The whole verdict, in the words of Azure Peering Service.
     *
     * <pre>
     *   None ...... nothing was judged
     *   Invalid ... what was claimed is no prefix
     *   Pending ... something that is needed is being asked for, or waits for the customer
     *   Verified .. everything holds
     *   Warning ... in force, with something to mend
     *   Failed .... something that is needed does not hold
     *   Unknown ... it cannot be said now, and never could: what was in force stays so
     * </pre>
     */
    public enum Outcome {
        None,
        Invalid,
        Pending,
        Verified,
        Warning,
        Failed,
        Unknown;

        /** True if the prefix may be used. */
        public boolean inForce() {
            return this == Verified || this == Warning;
        }

        /** True if the claim is refused as it stands. */
        public boolean refuses() {
            return this == Failed || this == Invalid;
        }
    }

    /**
     * One check's result, from the best to the worst: {@link #NotApplicable} means that there is
     * nothing to ask here, {@link #Pending} that the answer is still to come, {@link #Unknown} that
     * it could not be asked, not that it failed.
     */
    public enum Result {
        NotApplicable,
        Passed,
        Warning,
        Pending,
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

        /** The same, holding until then. */
        public Finding until(Optional<Instant> end) {
            return new Finding(
                    check, result, reason, summary, repair, source, observedAt, end, evidence);
        }

        /** The same, with another result. */
        public Finding as(Result other) {
            return new Finding(
                    check,
                    other,
                    reason,
                    summary,
                    repair,
                    source,
                    observedAt,
                    validUntil,
                    evidence);
        }
    }
}
