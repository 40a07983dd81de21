package peering.telemetry.web;

import java.util.Arrays;
import peering.kit.problem.CommonProblem;

/** Words of a closed set, as query parameters. */
public final class Words {
    private Words() {}

    /**
     * The constant of that name, whatever its case; null for null.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem if there is no such constant
     */
    public static <E extends Enum<E>> E read(String field, String text, Class<E> words) {
        if (text == null) return null;
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() ->
                        CommonProblem.FIELD_INVALID.at(
                                field,
                                "there is no such " + field,
                                "use one of " + Arrays.toString(words.getEnumConstants())));
    }
}
