package peering.validator.check;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import peering.contract.VerdictFact.Finding;
import peering.contract.VerdictFact.Result;

/**
 * Writes the findings of one check.
 *
 * @param check the stable name of the check
 * @param source where the evidence comes from
 * @param now when it was looked at
 * @param validUntil until when it holds; empty if nobody said
 */
record Evidence(String check, String source, Instant now, Optional<Instant> validUntil) {

    /** Of what holds until something changes. */
    Evidence(String check, String source, Instant now) {
        this(check, source, now, Optional.empty());
    }

    Finding passed(String reason, String summary, Map<String, String> seen) {
        return finding(Result.Passed, reason, summary, Optional.empty(), seen);
    }

    Finding warning(String reason, String summary, String repair, Map<String, String> seen) {
        return finding(Result.Warning, reason, summary, Optional.of(repair), seen);
    }

    Finding failed(String reason, String summary, String repair, Map<String, String> seen) {
        return finding(Result.Failed, reason, summary, Optional.of(repair), seen);
    }

    Finding unknown(String reason, String summary) {
        return finding(Result.Unknown, reason, summary, Optional.empty(), Map.of());
    }

    /** The answer is still to come. */
    Finding pending(String reason, String summary) {
        return finding(Result.Pending, reason, summary, Optional.empty(), Map.of());
    }

    /** It is the customer's turn. */
    Finding pending(String reason, String summary, String repair) {
        return finding(Result.Pending, reason, summary, Optional.of(repair), Map.of());
    }

    /** There is nothing to ask here. */
    Finding notApplicable(String reason, String summary) {
        return finding(Result.NotApplicable, reason, summary, Optional.empty(), Map.of());
    }

    /** Nothing is asked for here; more could be shown. */
    Finding notApplicable(String reason, String summary, String repair) {
        return finding(Result.NotApplicable, reason, summary, Optional.of(repair), Map.of());
    }

    private Finding finding(
            Result result,
            String reason,
            String summary,
            Optional<String> repair,
            Map<String, String> seen) {
        return new Finding(check, result, reason, summary, repair, source, now, validUntil, seen);
    }
}
