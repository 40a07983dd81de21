package peering.alerting.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import peering.kit.problem.CommonProblem;

/** Words of closed lists in a query. */
public final class Words {
    private Words() {}

    /**
     * The constant of that name, whatever its case; null for null.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem if there is none
     */
    public static <E extends Enum<E>> E of(Class<E> list, String field, String text) {
        if (text == null) return null;
        return Arrays.stream(list.getEnumConstants())
                .filter(word -> word.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() ->
                        CommonProblem.FIELD_INVALID.at(
                                field, "there is no such word", "use " + all(list)));
    }

    private static <E extends Enum<E>> String all(Class<E> list) {
        return Arrays.stream(list.getEnumConstants())
                .map(Enum::name)
                .collect(Collectors.joining(", "));
    }
}
