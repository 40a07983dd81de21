package peering.alerting.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.kit.problem.CommonProblem;
import peering.routing.net.Prefix;

/**
 * One condition on an alert's labels.
 *
 * <pre>
 *   is        the label has this value
 *   is-not    it has another, or there is no such label
 *   like      it has a value of this shape; * stands for any text, also for none
 *   within    it is an IP prefix inside this one, or this one
 * </pre>
 *
 * A label that is missing matches {@code is-not} alone.
 */
public record Matcher(
        @NotNull @Pattern(regexp = "[a-z_]{1,40}") @Schema(examples = "prefix") String label,
        @NotNull Op op,
        @NotNull @Size(min = 1, max = 200) @Schema(examples = "192.0.2.0/24") String value) {

    /** How label and value are compared. */
    @Schema(
            name = "MatcherOp",
            type = SchemaType.STRING,
            enumeration = {"is", "is-not", "like", "within"})
    public enum Op {
        IS("is"),
        IS_NOT("is-not"),
        LIKE("like"),
        WITHIN("within");

        private final String word;

        Op(String word) {
            this.word = word;
        }

        @JsonValue
        public String word() {
            return word;
        }

        @JsonCreator
        static Op read(String word) {
            return Arrays.stream(values())
                    .filter(op -> op.word.equals(word))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("use is, is-not, like or within"));
        }
    }

    /** True if every one of them holds; of none, too. */
    public static boolean allHold(List<Matcher> matchers, Map<String, String> labels) {
        return matchers.stream().allMatch(matcher -> matcher.holds(labels));
    }

    boolean holds(Map<String, String> labels) {
        String there = labels.get(label);
        return switch (op) {
            case IS -> value.equals(there);
            case IS_NOT -> !value.equals(there);
            case LIKE -> there != null && like(value, there);
            case WITHIN -> there != null && within(value, there);
        };
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem if a value cannot be compared as is
     *     wanted
     */
    public static void refuseNonsense(List<Matcher> matchers) {
        for (int i = 0; i < matchers.size(); i++) {
            if (matchers.get(i).makesSense()) continue;
            throw CommonProblem.FIELD_INVALID.at(
                    "matchers[" + i + "].value",
                    "'" + matchers.get(i).value() + "' is not a prefix",
                    "write one in full, such as 192.0.2.0/24");
        }
    }

    private boolean makesSense() {
        return op != Op.WITHIN || isPrefix(value);
    }

    /** Walks both texts once, with one place to come back to: no pattern makes it slow. */
    private static boolean like(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') p++;
        return p == pattern.length();
    }

    private static boolean within(String outer, String inner) {
        return isPrefix(inner) && Prefix.parse(outer).covers(Prefix.parse(inner));
    }

    private static boolean isPrefix(String text) {
        try {
            Prefix.parse(text);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
