package peering.registration.connection.change;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import peering.kit.problem.CommonProblem;
import peering.registration.connection.change.PrefixEffect.Effect;
import peering.registration.web.Problem;

/**
 * What is wrong with the keys that came with a change.
 *
 * <pre>
 *   keys, but the partner stays ................. field-invalid
 *   a key for what is no prefix of this one ..... field-invalid
 *   a prefix without a good key ................. prefixes-need-keys, which names them
 * </pre>
 */
final class KeyProblems {
    private static final int DEPENDENTS_SHOWN = 20;

    private KeyProblems() {}

    static List<HttpProblem> of(ConnectionChange change, List<PrefixEffect> effects) {
        var problems = new ArrayList<HttpProblem>();
        if (!change.changesPartner()) {
            if (!change.keys().isEmpty()) problems.add(idle());
            return problems;
        }
        var known = effects.stream().map(PrefixEffect::prefixId).collect(Collectors.toSet());
        if (!known.containsAll(change.keys().keySet())) problems.add(strange(change, known));
        var without = effects.stream().filter(one -> one.effect() == Effect.NEEDS_KEY).toList();
        if (!without.isEmpty()) problems.add(needed(without));
        return problems;
    }

    private static HttpProblem idle() {
        return CommonProblem.FIELD_INVALID.at(
                "keys", "The partner stays, and so do the keys.", "Leave the keys out.");
    }

    private static HttpProblem strange(ConnectionChange change, Set<String> known) {
        String id =
                change.keys().keySet().stream()
                        .filter(one -> !known.contains(one))
                        .sorted()
                        .toList()
                        .getFirst();
        return CommonProblem.FIELD_INVALID.at(
                "keys",
                "The connection holds no prefix " + id + ".",
                "Leave its key out; GET /v1/connections/{id}/prefixes lists those it holds.");
    }

    private static HttpProblem needed(List<PrefixEffect> without) {
        var problem =
                Problem.PREFIXES_NEED_KEYS.at(
                        "keys",
                        without.size() + " prefixes have no good key of the new partner.",
                        "Ask the partner for their keys, or release or move these prefixes first.");
        return HttpProblem.builder(problem)
                .with(
                        "dependents",
                        without.stream()
                                .limit(DEPENDENTS_SHOWN)
                                .map(one -> one.prefixId() + " " + one.prefix())
                                .toList())
                .build();
    }
}
