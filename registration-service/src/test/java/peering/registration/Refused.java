package peering.registration;

import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.Response;
import java.util.function.Supplier;

/** What a refusal has to be: a problem of the closed list, with a remedy, and without effect. */
final class Refused {
    private Refused() {}

    /** The request is refused with this problem and nothing is changed by it. */
    static void with(int status, String slug, Supplier<Response> request) {
        var before = Database.everything();

        var answer = request.get();

        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + slug))
                .body("status", equalTo(status))
                .body("title", not(blankOrNullString()))
                .body("detail", not(blankOrNullString()));
        assertEquals(before, Database.everything());
    }

    /** The same, and the problem says which field, and what to send instead. */
    static void at(String field, int status, String slug, Supplier<Response> request) {
        with(
                status,
                slug,
                () -> {
                    var answer = request.get();
                    answer.then()
                            .body("errors.field", hasItem(equalTo(field)))
                            .body("errors[0].message", not(blankOrNullString()))
                            .body("errors[0].remedy", not(blankOrNullString()));
                    return answer;
                });
    }
}
