package peering.kit.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommonProblemsTest {

    @Test
    void every_problem_of_all_services_is_documented_and_no_other() throws IOException {
        var listed =
                Arrays.stream(CommonProblem.values())
                        .map(p -> "| `%s` | %d | %s |".formatted(p.type(), p.status(), p.title()))
                        .toList();

        assertEquals(listed, documented());
    }

    private static List<String> documented() throws IOException {
        return Files.readAllLines(Path.of("../docs/problems.md")).stream()
                .dropWhile(line -> !line.equals("## All services"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .toList();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "UNAUTHORIZED, UNAUTHENTICATED",
        "FORBIDDEN, FORBIDDEN",
        "NOT_FOUND, NOT_FOUND",
        "METHOD_NOT_ALLOWED, METHOD_NOT_ALLOWED",
        "NOT_ACCEPTABLE, NOT_ACCEPTABLE",
        "REQUEST_ENTITY_TOO_LARGE, BODY_TOO_LARGE",
        "UNSUPPORTED_MEDIA_TYPE, UNSUPPORTED_MEDIA_TYPE",
        "SERVICE_UNAVAILABLE, UNAVAILABLE",
        "BAD_REQUEST, REQUEST_REFUSED",
        "CONFLICT, REQUEST_REFUSED",
        "INTERNAL_SERVER_ERROR, INTERNAL_ERROR",
        "BAD_GATEWAY, INTERNAL_ERROR",
    })
    void what_the_framework_refuses_gets_its_place_and_shows_nothing_of_the_cause(
            Status status, CommonProblem expected) {
        var cause = new IllegalStateException("secret");
        var framework = HttpProblem.valueOf(status, "secret");

        var known = known(framework, cause);

        assertEquals(expected.type(), known.getType());
        assertEquals(expected.status(), known.getStatusCode());
        assertFalse(known.getDetail().contains("secret"), known.getDetail());
    }

    @Test
    void a_parameter_that_cannot_be_converted_is_invalid_and_not_a_thing_that_is_not_there() {
        var cause = new NotFoundException(new NumberFormatException("ten"));

        var known = known(HttpProblem.valueOf(Status.NOT_FOUND), cause);

        assertEquals(CommonProblem.FIELD_INVALID.type(), known.getType());
    }

    @Test
    void our_own_refusals_pass_unchanged() {
        var ours = CommonProblem.FIELD_INVALID.at("limit", "It is 0.", "Send 1 or more.");

        assertEquals(ours, known(ours, ours));
    }

    record Place(int floor) {}

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"floor\":            | BODY_MALFORMED",
                "[1]                    | BODY_MALFORMED",
                "{\"floor\":\"x\"}      | FIELD_INVALID",
                "{\"flor\":1}           | UNKNOWN_FIELD",
            })
    void a_body_that_cannot_be_read_is_told_by_what_is_wrong_with_it(
            String body, CommonProblem expected) {
        var framework = HttpProblem.valueOf(Status.BAD_REQUEST);

        assertEquals(expected.type(), known(framework, unreadable(body)).getType());
    }

    private static HttpProblem known(HttpProblem problem, Throwable cause) {
        return new KnownProblems().apply(problem, ProblemContext.of(cause, "/v1/places"));
    }

    private static JsonProcessingException unreadable(String body) {
        try {
            throw new AssertionError("was read: " + new JsonMapper().readValue(body, Place.class));
        } catch (JsonProcessingException cause) {
            return cause;
        }
    }
}
