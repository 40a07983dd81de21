package peering.kit.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemKindTest {

    @Test
    void the_slug_is_made_of_the_name_whatever_the_language_of_the_machine() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr")); // where the small letter of I is not i
            assertEquals(URI.create("/problems/field-invalid"), CommonProblem.FIELD_INVALID.type());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_refusal_says_what_was_wrong_and_what_to_do() {
        var refusal = CommonProblem.NOT_FOUND.because("Check the id.");

        assertEquals(CommonProblem.NOT_FOUND.type(), refusal.getType());
        assertEquals(CommonProblem.NOT_FOUND.title(), refusal.getTitle());
        assertEquals(404, refusal.getStatusCode());
        assertEquals("Check the id.", refusal.getDetail());
        assertNull(refusal.getParameters().get("errors"));
    }

    @Test
    void a_refusal_about_one_field_names_it_with_the_remedy() {
        var refusal = CommonProblem.FIELD_INVALID.at("limit", "It is 0.", "Send 1 or more.");

        assertEquals("It is 0.", refusal.getDetail());
        assertEquals(
                Map.of(
                        "errors",
                        List.of(
                                new ProblemKind.FieldError(
                                        "limit", "It is 0.", "Send 1 or more."))),
                refusal.getParameters());
    }
}
