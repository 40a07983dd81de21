package peering.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A value of the chart: what one may set, as {@code values.yaml} tells of it.
 *
 * @param key with dots
 * @param meaning the comment above it, which begins with two dashes
 */
record DocumentedValue(String key, JsonNode standard, String meaning) {
    private static final Pattern ENTRY = Pattern.compile("^( *)([A-Za-z]+):(.*)$");
    private static final Pattern MEANING = Pattern.compile("^ *# -- (.+)$");

    /**
     * All values in their order.
     *
     * @throws IllegalStateException if one has no comment
     */
    static List<DocumentedValue> all() {
        var found = new ArrayList<DocumentedValue>();
        var path = new ArrayList<String>();
        String text = Chart.text("values.yaml");
        JsonNode values = Chart.yaml(text);
        String meaning = "";
        int documented = Integer.MAX_VALUE;
        for (String line : text.lines().toList()) {
            var comment = MEANING.matcher(line);
            var entry = ENTRY.matcher(line);
            if (comment.matches()) {
                meaning = comment.group(1);
            } else if (entry.matches()) {
                int depth = entry.group(1).length() / 2;
                if (depth > documented) continue;
                path.subList(depth, path.size()).clear();
                path.add(entry.group(2));
                documented = meaning.isEmpty() ? Integer.MAX_VALUE : depth;
                if (!meaning.isEmpty()) {
                    found.add(new DocumentedValue(path, values, meaning));
                } else if (!entry.group(3).isBlank()) {
                    throw new IllegalStateException(path + " says nothing of itself");
                }
                meaning = "";
            }
        }
        return found;
    }

    private DocumentedValue(List<String> path, JsonNode values, String meaning) {
        this(String.join(".", path), values.at("/" + String.join("/", path)), meaning);
    }

    String row() {
        String shown = standard.isTextual() ? standard.asText() : standard.toString();
        return "| `%s` | %s | %s |"
                .formatted(key, shown.isEmpty() ? "–" : "`" + shown + "`", meaning);
    }
}
