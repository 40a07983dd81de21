package peering.registration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.TRANSIT_A;
import static peering.registration.Api.json;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import peering.stack.TestStack;

/** Two want to change a site in the same moment. */
@RegistrationTest
class SiteRaceTest {
    private static final int ROUNDS = 10;

    @Test
    void of_those_that_change_what_they_saw_at_once_all_but_one_are_told_to_look_again()
            throws Exception {
        String id = World.site("Sofia", "BG", 42.7, 23.32, "r1", "r2");
        String path = "/v1/sites/" + id;
        for (int round = 0; round < ROUNDS; round++) {
            String etag = OPERATOR.get(path).header("ETag");
            var attempts = new ArrayList<Callable<Response>>();
            for (int i = 0; i < 4; i++) {
                String metro = "Sofia " + round + " " + i;
                attempts.add(() -> OPERATOR.patch(path, json("metro", metro), etag));
            }

            var statuses = together(attempts).stream().map(Response::statusCode).sorted().toList();

            assertEquals(List.of(200, 412, 412, 412), statuses);
        }
        Refused.with(
                412, "revision-conflict", () -> OPERATOR.patch(path, json("metro", "x"), "\"1\""));
        OPERATOR.get(path).then().body("revision", equalTo(11)).header("ETag", "\"11\"");
        SiteChangeTest.remove(id);
    }

    @Test
    void health_and_end_are_said_of_what_was_seen_too() {
        String id = World.site("Burgas", "BG", 42.5, 27.47, "r1", "r2");
        String path = "/v1/sites/" + id;
        var down = json("state", "down", "reason", "No power.");

        Refused.with(412, "revision-conflict", () -> seen("\"7\"", down).put(path + "/health"));
        Refused.with(412, "revision-conflict", () -> seen("\"7\"", json()).delete(path));

        seen("\"1\"", down).put(path + "/health").then().statusCode(200);
        seen("\"2\"", json()).delete(path).then().statusCode(204);
    }

    private static RequestSpecification seen(String etag, Object body) {
        return given().auth()
                .oauth2(TestStack.token("ops"))
                .header("If-Match", etag)
                .contentType(ContentType.JSON)
                .body(body);
    }

    @Test
    void a_session_is_never_asked_for_at_a_site_that_is_gone() throws Exception {
        var world = World.get();
        String sessions = "/v1/partners/" + world.partner + "/sessions";
        for (int round = 0; round < ROUNDS; round++) {
            String id = World.site("Varna", "BG", 43.2, 27.91, "r1", "r2");
            var wanted = json("siteId", id, "router", "r1", "peerAddress", "80.249.209." + round);

            var answers =
                    together(
                            List.of(
                                    () -> OPERATOR.delete("/v1/sites/" + id),
                                    () -> TRANSIT_A.post(sessions, wanted)));

            var statuses = answers.stream().map(Response::statusCode).toList();
            assertTrue(
                    List.of(List.of(204, 422), List.of(409, 201)).contains(statuses),
                    "removed and asked for: " + statuses);
            if (statuses.getFirst() == 204) continue;
            String session = answers.getLast().path("id");
            OPERATOR.post("/v1/sessions/" + session + "/close").then().statusCode(200);
            SiteChangeTest.remove(id);
        }
    }

    @Test
    void of_those_that_define_the_last_site_at_once_one_does() throws Exception {
        var made = new ArrayList<String>();
        int there = OPERATOR.get("/v1/sites?limit=1000").path("items.size()");
        for (int i = there; i < RegistrationTest.SmallLimits.SITES - 1; i++) {
            made.add(World.site("Full", "NL", 52, 5, "r1"));
        }
        for (int round = 0; round < ROUNDS; round++) {
            var attempts = new ArrayList<Callable<Response>>();
            for (int i = 0; i < 4; i++) {
                var wanted = SiteRefusalTest.site();
                attempts.add(() -> OPERATOR.post("/v1/sites", wanted));
            }

            var answers = together(attempts);

            var statuses = answers.stream().map(Response::statusCode).sorted().toList();
            assertEquals(List.of(201, 409, 409, 409), statuses);
            answers.stream()
                    .filter(answer -> answer.statusCode() == 201)
                    .forEach(answer -> SiteChangeTest.remove(answer.path("id")));
        }
        made.forEach(SiteChangeTest::remove);
    }

    private static List<Response> together(List<Callable<Response>> attempts) throws Exception {
        try (var threads = Executors.newFixedThreadPool(attempts.size())) {
            var answers = new ArrayList<Response>();
            for (var answer : threads.invokeAll(attempts)) answers.add(answer.get());
            return answers;
        }
    }
}
