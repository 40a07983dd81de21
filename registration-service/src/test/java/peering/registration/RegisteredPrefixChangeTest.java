package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static peering.registration.Api.ACME;
import static peering.registration.Api.TRANSIT_A;
import static peering.registration.Api.TRANSIT_B;
import static peering.registration.Api.json;
import static peering.registration.Soon.soon;

import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import peering.contract.PrefixFact;
import peering.contract.Topics;
import peering.kit.facts.FactJson;
import peering.stack.TestStack;

/** What a partner may do with a prefix that it registered, and what that does to its customers. */
@RegistrationTest
class RegisteredPrefixChangeTest {
    private static final String WAITING =
            "select count(*) from pg_stat_activity"
                    + " where wait_event_type = 'Lock' and query like 'select fingerprint%for update'";

    private static final String CLAIMS =
            "select count(*) from pg_stat_activity"
                    + " where wait_event_type = 'Lock' and query like '%from prefix %for no key update%'";

    @Test
    void other_origins_have_the_claims_judged_anew() {
        var registered = register("52.84.0.0/15");
        String claim = claimed("52.84.1.0/24", registered.path("key"));
        String path = path(registered);

        TRANSIT_A
                .patch(path, json("origins", List.of(16509, 14618)))
                .then()
                .statusCode(200)
                .body("origins", contains(16509, 14618))
                .body("key", nullValue())
                .body("revision", equalTo(2));

        ACME.get("/v1/prefixes/" + claim).then().body("claimRevision", equalTo(2));
        var told =
                TestStack.facts()
                        .await(
                                Topics.PREFIXES,
                                claim,
                                fact -> fact.value().contains("\"claimRevision\":2"));
        var grant = FactJson.read(told.bytes(), PrefixFact.class).grant().orElseThrow();
        assertEquals(List.of(16509L, 14618L), grant.origins());
        Refused.with(404, "not-found", () -> TRANSIT_B.patch(path, json("origins", List.of(3356))));
        Refused.at(
                "origins[0]",
                422,
                "asn-not-public",
                () -> TRANSIT_A.patch(path, json("origins", List.of(64512))));
    }

    @Test
    void is_not_removed_while_claims_rest_on_it_and_then_its_prefix_is_free() {
        var registered = register("52.222.128.0/17");
        String path = path(registered);
        String key = registered.path("key");
        String claim = claimed("52.222.129.0/24", key);

        Refused.with(
                409,
                "registration-in-use",
                () -> {
                    var answer = TRANSIT_A.delete(path);
                    answer.then().body("dependents", hasItem(startsWith(claim)));
                    return answer;
                });
        Refused.with(404, "not-found", () -> TRANSIT_B.delete(path));
        ACME.delete("/v1/prefixes/" + claim).then().statusCode(204);
        TRANSIT_A.delete(path).then().statusCode(204);

        TRANSIT_A.get(path).then().statusCode(404);
        TRANSIT_A.get(list("prefix=52.222.128.0/17")).then().body("items", hasSize(0));
        Refused.at("key", 422, "key-refused", () -> claim("52.222.130.0/24", key));
        register("52.222.128.0/17");
    }

    /** An entered claim shares a lock on its key until it is committed. */
    @Test
    void its_removal_waits_for_a_claim_that_is_being_entered() throws Exception {
        var registered = register("54.230.192.0/20");
        String path = path(registered);
        String lock =
                "select 1 from prefix_key where registered_prefix_id = '"
                        + registered.path("id")
                        + "' for key share";
        CompletableFuture<Response> removal;
        try (var claim = Database.holding(lock)) {
            removal = CompletableFuture.supplyAsync(() -> TRANSIT_A.delete(path));
            soon().until(() -> Database.one(WAITING).equals("1"));

            assertFalse(removal.isDone());
            claim.rollback();
        }

        removal.get(20, TimeUnit.SECONDS).then().statusCode(204);
    }

    /** A verdict locks its claim first, and then waits for the turn of the claim's space. */
    @Test
    void a_change_waits_for_its_claims_before_it_takes_the_turn_of_their_space() throws Exception {
        var registered = register("54.240.0.0/16");
        String first = claimed("54.240.1.0/24", registered.path("key"));
        String second = claimed("54.240.2.0/24", registered.path("key"));
        var origins = json("origins", List.of(16509, 14618));
        CompletableFuture<Response> change;
        try (var verdict = Database.holding(locking(second));
                var space = verdict.createStatement()) {
            change =
                    CompletableFuture.supplyAsync(() -> TRANSIT_A.patch(path(registered), origins));
            soon().until(() -> Database.one(CLAIMS).equals("1"));

            space.execute("select pg_advisory_xact_lock(3, hashtext('54.0.0.0/8'))");
            verdict.rollback();
        }

        change.get(20, TimeUnit.SECONDS).then().statusCode(200);
        for (String claim : List.of(first, second)) {
            ACME.get("/v1/prefixes/" + claim).then().body("claimRevision", equalTo(2));
        }
    }

    private static String locking(String claim) {
        return "select 1 from prefix where prefix_id = '" + claim + "' for update";
    }

    @Test
    void a_replaced_key_opens_claims_until_its_overlap_ends() {
        var registered = register("54.182.0.0/16");
        String path = path(registered);
        String old = registered.path("key");

        TRANSIT_A
                .post(path + "/rotate-key")
                .then()
                .statusCode(200)
                .body("key", startsWith("ppk_"))
                .body("keys", hasSize(2))
                .body("keys[0].retiredAt", nullValue())
                .body("keys[1].expiresAt", notNullValue());
        claim("54.182.1.0/24", old).then().statusCode(201);
        String second = TRANSIT_A.post(path + "/rotate-key", json("overlap", "PT1S")).path("key");
        assertTrue(second.startsWith("ppk_"));

        claim("54.182.2.0/24", old).then().statusCode(201);
        TRANSIT_A.get(path).then().body("keys", hasSize(3)).body("key", nullValue());
        Refused.at(
                "overlap",
                400,
                "field-invalid",
                () -> TRANSIT_A.post(path + "/rotate-key", json("overlap", "P31D")));
    }

    @Test
    void an_overlap_ends_by_itself_and_only_so_many_run_at_once() {
        var registered = register("54.192.0.0/16");
        String path = path(registered);
        String old = registered.path("key");
        TRANSIT_A.post(path + "/rotate-key", json("overlap", "PT2S")).then().statusCode(200);

        soon().until(() ->
                Instant.parse(TRANSIT_A.get(path).path("keys[1].expiresAt"))
                        .isBefore(Instant.now()));
        Refused.at("key", 422, "key-refused", () -> claim("54.192.77.0/24", old));
        for (int i = 0; i < 5; i++) {
            TRANSIT_A.post(path + "/rotate-key").then().statusCode(200);
        }
        Refused.with(409, "too-many-keys", () -> TRANSIT_A.post(path + "/rotate-key"));
    }

    @Test
    void is_found_by_its_prefix_and_by_what_it_covers() {
        register("54.230.0.0/16");
        register("54.230.64.0/18");

        TRANSIT_A
                .get(list("covering=54.230.65.0/24"))
                .then()
                .body("items.prefix", contains("54.230.0.0/16", "54.230.64.0/18"));
        TRANSIT_A
                .get(list("covering=54.230.128.0/24"))
                .then()
                .body("items.prefix", contains("54.230.0.0/16"));
        TRANSIT_A
                .get(list("prefix=54.230.64.0/18"))
                .then()
                .body("items.prefix", contains("54.230.64.0/18"))
                .body("items[0].keys", nullValue());
        TRANSIT_A.get(list("covering=54.230.65.1/24")).then().statusCode(400);
    }

    private static String list(String query) {
        return "/v1/partners/" + World.get().partner + "/registered-prefixes?" + query;
    }

    private static Response register(String prefix) {
        var made =
                TRANSIT_A.post(
                        "/v1/partners/" + World.get().partner + "/registered-prefixes",
                        json("prefix", prefix));
        made.then().statusCode(201).body("revision", equalTo(1));
        return made;
    }

    private static String path(Response registered) {
        return "/v1/partners/"
                + World.get().partner
                + "/registered-prefixes/"
                + registered.path("id");
    }

    private static Response claim(String prefix, String key) {
        return ACME.post(
                "/v1/connections/" + World.get().acme + "/prefixes",
                json("prefix", prefix, "key", key));
    }

    private static String claimed(String prefix, String key) {
        return World.claimed(ACME, World.get().acme, prefix, key);
    }
}
