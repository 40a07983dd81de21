package peering.journeys.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether what was printed is what a page shows. A page need not show all of it: members of an
 * object may be left out, and {@code …} stands for anything, alone or within a text; as the last
 * element of a list it stands for all that follow.
 */
final class Expectation {
    private static final String ANYTHING = "…";

    private Expectation() {}

    /** What differs, one line each, with its place. */
    static List<String> differences(JsonNode shown, JsonNode printed) {
        var differences = new ArrayList<String>();
        compare("", shown, printed, differences);
        return differences;
    }

    static boolean matches(String shown, String printed) {
        String pattern =
                Stream.of(shown.strip().split(ANYTHING, -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"));
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(printed.strip()).matches();
    }

    private static void compare(
            String at, JsonNode shown, JsonNode printed, List<String> differences) {
        if (printed.isMissingNode()) {
            differences.add(at + " is not there");
        } else if (shown.isTextual()) {
            if (!matches(shown.asText(), printed.asText(printed.toString()))) {
                differences.add(at + " is " + printed + " and not " + shown);
            }
        } else if (shown.isObject() && printed.isObject()) {
            shown.properties()
                    .forEach(member ->
                            compare(
                                    at + "/" + member.getKey(),
                                    member.getValue(),
                                    printed.path(member.getKey()),
                                    differences));
        } else if (shown.isArray() && printed.isArray()) {
            compareLists(at, shown, printed, differences);
        } else if (!equal(shown, printed)) {
            differences.add(at + " is " + printed + " and not " + shown);
        }
    }

    private static void compareLists(
            String at, JsonNode shown, JsonNode printed, List<String> differences) {
        int size = shown.size();
        boolean open = size > 0 && shown.get(size - 1).asText().equals(ANYTHING);
        int listed = open ? size - 1 : size;
        if (!open && printed.size() != size) {
            differences.add(at + " has " + printed.size() + " elements and not " + size);
        }
        for (int i = 0; i < listed; i++) {
            compare(at + "/" + i, shown.get(i), printed.path(i), differences);
        }
    }

    private static boolean equal(JsonNode shown, JsonNode printed) {
        return shown.isNumber() && printed.isNumber()
                ? shown.decimalValue().compareTo(printed.decimalValue()) == 0
                : shown.equals(printed);
    }
}
