package peering.validator.intake;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import peering.contract.VerdictFact.Result;
import peering.validator.check.Reasons;

/** What an installation weighs, as it wrote it. */
final class Weights {
    private static final int LONGEST = 100;

    private Weights() {}

    /**
     * By reason code. An environment variable cannot hold a dash, so what stands for one there
     * (SmallRye makes a dot of it) is taken for it.
     *
     * @throws IllegalArgumentException if no check gives a reason, or it is weighed twice
     */
    static Map<String, Result> of(Map<String, Result> written) {
        var weights = new HashMap<String, Result>();
        written.forEach((name, result) -> {
            String code = name.toLowerCase(Locale.ROOT).replace('.', '-').replace('_', '-');
            if (!Reasons.has(code)) throw unknown(name, code);
            var before = weights.put(code, result);
            if (before != null && before != result) {
                throw new IllegalArgumentException(
                        "peering.policy.weigh says of '%s' both %s and %s"
                                .formatted(code, before, result));
            }
        });
        return weights;
    }

    private static IllegalArgumentException unknown(String name, String code) {
        String shown = name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
        String meant =
                code.length() > LONGEST
                        ? ""
                        : Reasons.nearest(code).map(one -> "; '" + one + "' is meant?").orElse("");
        return new IllegalArgumentException(
                "peering.policy.weigh names '%s', a reason that no check gives%s"
                        .formatted(shown, meant));
    }
}
