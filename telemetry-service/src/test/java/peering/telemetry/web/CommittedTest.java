package peering.telemetry.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import peering.stack.StackResource;

/**
 * What is promised to clients stands in committed files. A difference is a change for every client:
 * run with {@code -Dcontract.accept} and let the diff be reviewed.
 */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "telemetry"))
class CommittedTest {
    private static final Path DOCS = Path.of("../docs");

    @Test
    void the_api_is_the_committed_one() throws IOException {
        var file = DOCS.resolve("api/telemetry-service.yaml");
        String now =
                RestAssured.given()
                        .accept("application/yaml")
                        .get("/q/openapi")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        if (System.getProperty("contract.accept") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, now);
        }

        assertEquals(Files.readString(file), now);
    }

    @Test
    void every_problem_is_described_and_no_other() throws IOException {
        String all = Files.readString(DOCS.resolve("problems.md"));
        var section =
                Pattern.compile("## telemetry-service\n(.*?)(?=\n## |\\z)", Pattern.DOTALL)
                        .matcher(all)
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1);
        var described =
                Pattern.compile("^\\* `([a-z-]+)` \\((\\d{3})\\): ", Pattern.MULTILINE)
                        .matcher(section)
                        .results()
                        .map(row -> row.group(1) + " " + row.group(2))
                        .sorted()
                        .toList();
        var known =
                Arrays.stream(Problem.values())
                        .map(problem ->
                                problem.type().getPath().substring("/problems/".length())
                                        + " "
                                        + problem.status())
                        .sorted()
                        .toList();

        assertEquals(known, described);
    }
}
