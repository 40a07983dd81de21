package peering.alerting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import peering.alerting.web.Problem;

/**
 * The API, word for word. A difference is a change for every client: run with {@code
 * -Dcontract.accept} and let the diff be reviewed.
 */
@QuarkusTest
class ApiContractTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern ROW =
            Pattern.compile(
                    "^\\| `(/problems/[a-z-]+)` \\| (\\d+) \\| ([^|]+) \\| [^|]+ \\|$",
                    Pattern.MULTILINE);

    @Test
    void the_api_is_the_committed_one() throws Exception {
        var file = DOCS.resolve(Path.of("api", "alerting-service.yaml"));
        String described = RestAssured.get("/q/openapi").asString();
        if (System.getProperty("contract.accept") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, described);
        }

        assertEquals(Files.readString(file), described);
    }

    /** Under {@code ## alerting-service}, one row for each: type, status, title, what to do. */
    @Test
    void every_problem_is_explained_and_nothing_else() throws Exception {
        String all = Files.readString(DOCS.resolve("problems.md"));
        int start = all.indexOf("\n## alerting-service\n");
        int end = all.indexOf("\n## ", start + 1);
        String section = all.substring(start, end < 0 ? all.length() : end);
        var explained =
                ROW.matcher(section)
                        .results()
                        .map(row -> String.join(" ", row.group(1), row.group(2), row.group(3)))
                        .sorted()
                        .toList();

        var known =
                Arrays.stream(Problem.values())
                        .map(one -> one.type() + " " + one.status() + " " + one.title())
                        .sorted()
                        .toList();
        assertEquals(known, explained);
    }
}
