package peering.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.registration.walk.Attempt;
import peering.registration.walk.OpenApi;
import peering.registration.walk.Operation;
import peering.registration.walk.Place;
import peering.registration.walk.Tables;
import peering.registration.walk.Wire;
import peering.registration.walk.Wire.Answer;
import peering.stack.TestStack;
import peering.stack.postgres.Postgres;

/**
 * Walks every operation of the OpenAPI document as another organisation, naming what is Acme's or
 * Transit A's in the path, in the query and in the body: it is not there, and nothing of it is
 * shown or changed. A new operation is walked without a word here; one whose parameters cannot be
 * filled fails until {@link Tenant} makes what it names.
 */
@WalkTest
class TenancyTest {
    /** Sites and what active partners offer at them are there for everybody to choose from. */
    private static final Set<String> SHARED =
            Set.of("siteId", "primarySiteId", "backupSiteId", "partnerId");

    /**
     * What customers, and what other partners, may read of a partner; {@code TenancyTest} says how
     * much.
     */
    private static final List<String> OPEN_TO_CUSTOMERS =
            List.of(
                    "GET /v1/partners/{partnerId}",
                    "GET /v1/partners/{partnerId}/availability",
                    "GET /v1/partners/{partnerId}/sites");

    private OpenApi document;
    private Tenant victim;
    private Tenant stranger;
    private Tables tables;
    private Wire wire;
    private final List<String> wrong = new ArrayList<>();

    @BeforeEach
    void world() {
        document = Tenant.document();
        victim = Tenant.victim();
        stranger = Tenant.stranger();
        tables = new Tables(TestStack.jdbcUrl(WalkTest.DATABASE), Postgres.USER, Postgres.PASSWORD);
        wire = new Wire(RestAssured.baseURI + ":" + RestAssured.port, TestStack::token);
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void what_is_named_in_the_path_is_not_there() {
        int walked = 0;
        for (var operation : document.operations()) {
            if (operation.parameters("path").stream().allMatch(id -> id.name().equals("siteId"))) {
                continue;
            }
            for (Api as : List.of(stranger.customer, stranger.partner, Api.PROBE)) {
                if (isOpen(operation, as)) continue;
                var attempt = naming(operation, as);
                var before = tables.state();
                var answer = wire.send(attempt);
                if (answer.status() != 404 && answer.status() != 403) {
                    note("is there", attempt, answer);
                }
                if (!tables.state().equals(before)) note("was changed", attempt, answer);
                refuseLeaks(attempt, answer);
                walked++;
            }
        }

        assertEquals("", String.join("\n", wrong));
        assertTrue(walked > 40, "walked " + walked);
    }

    @Test
    void a_foreign_thing_and_no_thing_have_the_same_answer() {
        String foreign = victim.own("prefixId");
        String none = "pfx_" + "0".repeat(32);

        assertEquals(
                stranger.customer.get("/v1/prefixes/" + foreign).asString().replace(foreign, "?"),
                stranger.customer.get("/v1/prefixes/" + none).asString().replace(none, "?"));
    }

    @Test
    void lists_and_public_reads_show_nothing_of_others() {
        for (var operation : document.operations()) {
            if (!operation.method().equals("GET")) continue;
            for (Api as : List.of(stranger.customer, stranger.partner, Api.PROBE)) {
                var attempt = naming(operation, as);
                refuseLeaks(attempt, wire.send(attempt));
                for (var query : operation.parameters("query")) {
                    String foreign = victim.own(query.name());
                    if (foreign == null) continue;
                    var asked = attempt.to(attempt.path() + "?" + query.name() + "=" + foreign);
                    refuseLeaks(asked, wire.send(asked));
                }
            }
        }

        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void what_is_named_in_a_body_is_not_there() {
        for (var operation : document.operations()) {
            if (operation.json().isEmpty()) continue;
            String path = stranger.path(operation, document);
            var body = Bodies.of(operation, stranger);
            for (var place : Place.of(operation.json().get().schema())) {
                String foreign = victim.own(place.steps().getLast());
                if (foreign == null || !isSecret(place.steps().getLast())) continue;
                var attempt =
                        Attempt.of(operation, stranger.client(operation).client(), path)
                                .saying("another's " + place)
                                .with(place.put(body, "\"" + foreign + "\""));
                var before = tables.state();
                var answer = wire.send(attempt);
                if (!isRefused(answer)) note("was taken", attempt, answer);
                if (!tables.state().equals(before)) note("was changed", attempt, answer);
                refuseLeaks(attempt, answer);
            }
        }

        assertEquals("", String.join("\n", wrong));
    }

    /** A list is answered line by line: refused is one of which nothing was accepted. */
    private static boolean isRefused(Answer answer) {
        return answer.isRefusal() || answer.json().path("accepted").asInt(1) == 0;
    }

    /** Words that open or name something of one organisation alone. */
    private static boolean isSecret(String field) {
        return (field.endsWith("Id") && !SHARED.contains(field)) || field.equals("key");
    }

    private static boolean isOpen(Operation operation, Api as) {
        return as.client().equals("globex") && OPEN_TO_CUSTOMERS.contains(operation.name());
    }

    /** A request that is refused for nothing but its caller. */
    private Attempt naming(Operation operation, Api as) {
        var attempt =
                Attempt.of(operation, as.client(), victim.path(operation, document))
                        .saying("another's things");
        return operation.json().isPresent()
                ? attempt.with(Bodies.of(operation, victim).toString())
                : attempt;
    }

    /** What the caller sent itself, and is told again, is no leak. */
    private void refuseLeaks(Attempt attempt, Answer answer) {
        String sent = attempt.path() + (attempt.body() == null ? "" : new String(attempt.body()));
        String shown = withoutInstance(answer);
        for (String secret : victim.secrets()) {
            if (!sent.contains(secret) && shown.contains(secret))
                note("shows " + secret, attempt, answer);
        }
        for (Api of : List.of(victim.customer, victim.partner)) {
            boolean named =
                    Pattern.compile("\\b" + Pattern.quote(of.client()) + "\\b")
                            .matcher(shown)
                            .find();
            if (named) note("names " + of.client(), attempt, answer);
        }
    }

    private static String withoutInstance(Answer answer) {
        JsonNode json = answer.json();
        if (json instanceof ObjectNode object) object.remove("instance");
        return json.toString();
    }

    private void note(String what, Attempt attempt, Answer answer) {
        wrong.add(what + ": " + attempt + "\n    -> " + answer);
    }
}
