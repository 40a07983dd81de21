package peering.registration.connection.change;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;
import peering.kit.page.PageQuery;
import peering.registration.connection.Terms.Difference;

/**
 * What a change would do.
 *
 * @param accepted whether it would be made
 * @param problems why not, each as the change would be refused with
 * @param changes by the field's name
 * @param prefixes what it would do to each; the first 1000, oldest first
 * @param prefixCount how many there are
 */
public record ChangePlan(
        boolean accepted,
        List<Refusal> problems,
        Map<String, Difference> changes,
        List<PrefixEffect> prefixes,
        int prefixCount) {

    public static ChangePlan of(
            List<HttpProblem> problems,
            Map<String, Difference> changes,
            List<PrefixEffect> prefixes) {
        return new ChangePlan(
                problems.isEmpty(),
                problems.stream().map(Refusal::of).toList(),
                changes,
                prefixes.stream().limit(PageQuery.MOST).toList(),
                prefixes.size());
    }

    /** The one refusal that speaks for all of them; the others are its member {@code problems}. */
    public static HttpProblem refusal(List<HttpProblem> problems) {
        if (problems.size() == 1) return problems.getFirst();
        return HttpProblem.builder(problems.getFirst())
                .with("problems", problems.stream().map(Refusal::of).toList())
                .build();
    }
}
