package peering.kit.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ParamConverter;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedParametersTest {
    enum Colour {
        Red,
        Green
    }

    enum Shape {
        ROUND("round-one"),
        SQUARE("square");

        private final String word;

        Shape(String word) {
            this.word = word;
        }

        @JsonValue
        String word() {
            return word;
        }
    }

    /** What a resource may ask for. */
    static final class Question {
        @QueryParam("colour")
        Colour colour;

        @QueryParam("shape")
        Shape shape;

        @QueryParam("limit")
        int limit;

        @QueryParam("within")
        Integer within;

        @QueryParam("since")
        Instant since;

        @QueryParam("text")
        String text;

        Colour noParameter;
    }

    @ParameterizedTest
    @CsvSource({
        "colour, Green",
        "shape,  round-one",
        "limit,  17",
        "within, -3",
        "since,  2030-01-31T12:00:00Z",
    })
    void what_may_be_sent_is_read_and_written_as_it_was(String name, String text) {
        assertEquals(text, readAndWritten(converter(name), text));
        assertNull(converter(name).fromString(null));
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "colour | green      | Send one of Red, Green.",
                "colour | ''         | Send one of Red, Green.",
                "shape  | ROUND      | Send one of round-one, square.",
                "limit  | ten        | Send a whole number.",
                "within | 4294967296 | Send a whole number.",
                "since  | yesterday  | Send a time such as 2030-01-31T12:00:00Z.",
            })
    void what_cannot_be_read_is_refused_by_its_name_and_with_what_it_may_be(
            String name, String text, String remedy) {
        var converter = converter(name);
        var refusal = assertThrows(HttpProblem.class, () -> converter.fromString(text));

        var expected =
                List.of(new ProblemKind.FieldError(name, "'" + name + "' cannot be read.", remedy));
        var told = asTheFrameworkTellsIt(refusal);
        assertEquals(CommonProblem.FIELD_INVALID.type(), told.getType());
        assertEquals(expected, told.getParameters().get("errors"));
    }

    @Test
    void texts_and_what_is_no_parameter_are_left_alone() {
        assertNull(converter("text"));
        assertNull(converter("noParameter"));
    }

    private static <T> String readAndWritten(ParamConverter<T> converter, String text) {
        return converter.toString(converter.fromString(text));
    }

    private static HttpProblem asTheFrameworkTellsIt(HttpProblem refusal) {
        var context = ProblemContext.of(new NotFoundException(refusal), "/v1/places");
        return new KnownProblems().apply(HttpProblem.valueOf(Status.NOT_FOUND), context);
    }

    private static ParamConverter<?> converter(String name) {
        try {
            var field = Question.class.getDeclaredField(name);
            Annotation[] on = field.getAnnotations();
            return new NamedParameters().getConverter(field.getType(), field.getGenericType(), on);
        } catch (NoSuchFieldException wrong) {
            throw new AssertionError(wrong);
        }
    }
}
