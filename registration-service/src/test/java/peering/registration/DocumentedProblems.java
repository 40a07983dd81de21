package peering.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import peering.registration.walk.Wire;

/** Whether a refusal is one of those that {@code docs/problems.md} lists. */
final class DocumentedProblems {
    private static final Pattern ROW =
            Pattern.compile("\\| `(/problems/[a-z0-9-]+)` \\| (\\d{3}) \\|.*");
    private static final Set<String> ROWS = rows();

    private DocumentedProblems() {}

    /** What is wrong with the answer; empty if it is no refusal or a proper one. */
    static String faults(Wire.Answer answer) {
        if (answer.status() >= 500) return "broke something; ";
        if (!answer.isRefusal()) return "";
        if (!answer.type().startsWith("application/problem+json")) return "no problem+json; ";
        var problem = answer.json();
        var faults = new StringBuilder();
        if (!ROWS.contains(problem.path("type").asText() + " " + answer.status())) {
            faults.append("a type that docs/problems.md does not have; ");
        }
        if (problem.path("status").asInt() != answer.status()) faults.append("another status; ");
        if (isBlank(problem, "title") || isBlank(problem, "detail")) faults.append("no words; ");
        if (answer.body().matches("(?s).*(Exception|peering\\.|org\\.hibernate|SQL).*")) {
            faults.append("shows our insides; ");
        }
        return faults.toString();
    }

    private static boolean isBlank(JsonNode problem, String member) {
        return problem.path(member).asText().isBlank();
    }

    private static Set<String> rows() {
        try (var lines = Files.lines(Path.of("../docs/problems.md"))) {
            return lines.map(ROW::matcher)
                    .filter(java.util.regex.Matcher::matches)
                    .map(row -> row.group(1) + " " + row.group(2))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
