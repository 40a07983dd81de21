package peering.validator.decision;

import java.util.List;
import peering.contract.VerdictFact.Finding;
import peering.contract.VerdictFact.Outcome;
import peering.contract.VerdictFact.Result;

/**
 * What the findings amount to.
 *
 * <pre>
 *   some check failed ................. Failed
 *   some check could not be asked ..... Failed: what is not known is not proved
 *   passed, or passed with warnings ... Verified
 * </pre>
 */
public final class Policy {
    /** Grows whenever the table above changes; stands in every verdict. */
    public static final String VERSION = "1";

    private Policy() {}

    public static Outcome decide(List<Finding> findings) {
        boolean proved =
                !findings.isEmpty()
                        && findings.stream()
                                .map(Finding::result)
                                .allMatch(r -> r != Result.Failed && r != Result.Unknown);
        return proved ? Outcome.Verified : Outcome.Failed;
    }
}
