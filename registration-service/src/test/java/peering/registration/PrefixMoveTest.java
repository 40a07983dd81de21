package peering.registration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static peering.registration.Api.ACME;
import static peering.registration.Api.GLOBEX;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.json;
import static peering.registration.Soon.soon;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.contract.VerdictFact.Outcome;
import peering.stack.TestStack;

/** A prefix moves from one connection to another, and from one partner to another. */
@RegistrationTest
class PrefixMoveTest {
    private Crossing crossing;
    private String to;

    @BeforeEach
    void open() {
        crossing = Crossing.open();
        to = crossing.to();
    }

    @AfterEach
    void close() {
        Crossing.end(to);
        crossing.close();
    }

    @Test
    void a_verified_prefix_moves_to_another_partner_and_is_protected_all_the_time() {
        String id = verified("99.86.32.0/24", crossing.world().key("99.86.32.0/20"));
        String key = crossing.other().key("99.86.32.0/21");
        var before = Database.everything();

        move(id, json("connectionId", to, "key", key, "dryRun", true))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(true))
                .body("changes.connectionId.before", equalTo(crossing.from()))
                .body("changes.connectionId.after", equalTo(to))
                .body("changes.partnerId.after", equalTo(crossing.other().id()))
                .body("prefixes.prefixId", contains(id))
                .body("prefixes.effect", contains("judged-anew"));
        assertEquals(before, Database.everything());
        move(id, json("connectionId", to, "key", key))
                .then()
                .statusCode(200)
                .body("connectionId", equalTo(to))
                .body("partnerId", equalTo(crossing.other().id()))
                .body("standing", equalTo("Verified"))
                .body("claimRevision", equalTo(2))
                .body("origins", contains(3356))
                .body("verdict", nullValue())
                .body("history.standing", contains("Pending", "Verified", "Verified"))
                .body(
                        "history[2].reason",
                        equalTo("moved from connection " + crossing.from() + " to " + to));

        ACME.get("/v1/connections/" + crossing.from() + "/prefixes")
                .then()
                .body("items", hasSize(0));
        Verdicts.tell(id, 1, 2, Outcome.Failed);
        Verdicts.tell(id, 2, 3, Outcome.Verified);
        JourneyTest.awaitStanding(id, "Verified");
        soon().untilAsserted(() ->
                ACME.get("/v1/prefixes/" + id)
                        .then()
                        .body("verdict.id", equalTo("ver_3"))
                        .body("standing", equalTo("Verified")));
    }

    @Test
    void with_the_same_partner_no_key_is_needed_and_the_origins_may_be_said_anew() {
        String id = verified("99.86.48.0/24", crossing.world().key("99.86.48.0/20"));
        String beside = crossing.world().connection(ACME);

        move(id, json("connectionId", beside, "origins", List.of(14618)))
                .then()
                .statusCode(200)
                .body("connectionId", equalTo(beside))
                .body("partnerId", equalTo(crossing.world().partner))
                .body("standing", equalTo("Verified"))
                .body("origins", contains(14618));
        Crossing.end(beside);
    }

    @Test
    void a_move_that_is_refused_changes_nothing_and_its_dry_run_says_so() {
        String old = crossing.world().key("99.86.64.0/20");
        String id = verified("99.86.64.0/24", old);
        String key = crossing.other().key("99.86.65.0/24");

        refused(id, json("connectionId", to), "key", 422, "key-refused");
        refused(id, json("connectionId", to, "key", old), "key", 422, "key-refused");
        refused(id, json("connectionId", to, "key", key), "key", 422, "key-refused");
        refused(id, json("connectionId", to, "key", "x"), "key", 422, "key-refused");
        refused(id, json("connectionId", crossing.from()), "connectionId", 400, "field-invalid");
        OPERATOR.post("/v1/connections/" + to + "/suspend", json("reason", "Unpaid."))
                .then()
                .statusCode(200);
        String good = crossing.other().key("99.86.64.0/21");
        refused(
                id,
                json("connectionId", to, "key", good),
                "connectionId",
                409,
                "connection-not-active");
    }

    @Test
    void a_move_names_what_is_there_and_ones_own() {
        String id = verified("99.86.80.0/24", crossing.world().key("99.86.80.0/20"));
        for (String target : List.of("con_" + "0".repeat(32), "nothing", crossing.world().globex)) {
            Refused.at(
                    "connectionId",
                    422,
                    "connection-unknown",
                    () -> move(id, json("connectionId", target)));
        }
        Refused.with(
                404,
                "not-found",
                () ->
                        GLOBEX.post(
                                "/v1/prefixes/" + id + "/move",
                                json("connectionId", crossing.world().globex)));
        Refused.at("connectionId", 400, "field-invalid", () -> move(id, json()));
        Refused.with(
                412,
                "revision-conflict",
                () ->
                        given().auth()
                                .oauth2(TestStack.token("acme"))
                                .contentType(ContentType.JSON)
                                .header("If-Match", "\"1\"")
                                .body(json("connectionId", to))
                                .post("/v1/prefixes/" + id + "/move"));
        Refused.at(
                "origins[0]",
                422,
                "asn-not-public",
                () -> move(id, json("connectionId", to, "origins", List.of(64512))));
        ACME.delete("/v1/prefixes/" + id).then().statusCode(204);
        Refused.with(409, "prefix-released", () -> move(id, json("connectionId", to, "key", "k")));
    }

    @Test
    void moves_and_changes_of_the_partner_at_once_leave_every_prefix_on_its_connections_partner()
            throws Exception {
        String old = crossing.world().key("99.86.96.0/20");
        String first = crossing.claimed("99.86.96.0/24", old);
        String second = crossing.claimed("99.86.97.0/24", old);
        String key = crossing.other().key("99.86.96.0/21");
        var partner =
                json(
                        "partnerId", crossing.other().id(),
                        "backupSiteId", null,
                        "keys", json(first, key, second, key));
        List<Callable<Integer>> attempts =
                List.of(
                        () -> move(first, json("connectionId", to, "key", key)).statusCode(),
                        () ->
                                ACME.patch("/v1/connections/" + crossing.from(), partner)
                                        .statusCode(),
                        () -> move(second, json("connectionId", to, "key", key)).statusCode());
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (var answer : threads.invokeAll(attempts)) {
                int status = answer.get();
                assertTrue(status < 500, "" + status);
            }
        }

        assertEquals(
                "0",
                Database.one(
                        "select count(*) from prefix join connection using (connection_id)"
                                + " where prefix.partner_id <> connection.partner_id"
                                + " and prefix.standing <> 'Released'"));
    }

    private String verified(String prefix, String key) {
        String id = crossing.claimed(prefix, key);
        Verdicts.tell(id, 1, 1, Outcome.Verified);
        JourneyTest.awaitStanding(id, "Verified");
        return id;
    }

    private static void refused(
            String id, Map<String, Object> body, String field, int status, String slug) {
        Refused.at(field, status, slug, () -> move(id, body));
        body.put("dryRun", true);
        move(id, body)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(false))
                .body("problems.type", contains("/problems/" + slug));
    }

    private static Response move(String id, Object body) {
        return ACME.post("/v1/prefixes/" + id + "/move", body);
    }
}
