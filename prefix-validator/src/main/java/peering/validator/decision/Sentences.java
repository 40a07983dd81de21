package peering.validator.decision;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import peering.contract.VerdictFact.Finding;

/** The words of a decision: the first finding speaks, the others are counted. */
final class Sentences {
    private Sentences() {}

    static String all(List<Finding> findings) {
        String first = findings.getFirst().summary();
        int more = findings.size() - 1;
        return more == 0 ? first : first + " (and " + more + " more)";
    }

    static String until(Instant end, List<Finding> failed) {
        return "In force until %s, and failed then unless it is mended: %s"
                .formatted(end.truncatedTo(ChronoUnit.SECONDS), all(failed));
    }
}
