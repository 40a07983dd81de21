package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.Api.ACME;
import static peering.registration.Api.GLOBEX;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.TRANSIT_A;
import static peering.registration.Api.TRANSIT_B;
import static peering.registration.Api.json;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import peering.contract.ConnectionFact;
import peering.contract.Topics;
import peering.kit.facts.FactJson;
import peering.stack.TestStack;

/** What a connection lives through, and what its history says of it. */
@RegistrationTest
class ConnectionLifeTest {

    @Test
    void a_good_request_is_approved_by_policy_and_the_history_shows_both_steps() {
        String id = World.get().connection(ACME);

        ACME.get("/v1/connections/" + id).then().body("state", equalTo("active"));
        history(id)
                .then()
                .body("items.state", contains("requested", "active"))
                .body("items.revision", contains(1, 2))
                .body("items[0].actor", not(nullValue()))
                .body("items[1].actor", equalTo("policy"))
                .body("items.reason", hasItem("approved automatically"));
        close(id);
    }

    @Test
    void a_suspended_connection_takes_no_prefixes_until_it_is_resumed() {
        var world = World.get();
        String id = world.connection(ACME);
        String key = world.key("99.83.0.0/20");

        OPERATOR.post("/v1/connections/" + id + "/suspend", json("reason", "Unpaid."))
                .then()
                .statusCode(200)
                .body("state", equalTo("suspended"))
                .body("stateReason", equalTo("Unpaid."));
        Refused.with(
                409,
                "connection-not-active",
                () ->
                        ACME.post(
                                "/v1/connections/" + id + "/prefixes",
                                json("prefix", "99.83.0.0/24", "key", key)));
        OPERATOR.post("/v1/connections/" + id + "/resume")
                .then()
                .statusCode(200)
                .body("state", equalTo("active"))
                .body("stateReason", nullValue());
        String prefix = World.claimed(ACME, id, "99.83.0.0/24", key);

        ACME.delete("/v1/prefixes/" + prefix).then().statusCode(204);
        close(id);
        history(id)
                .then()
                .body(
                        "items.state",
                        contains("requested", "active", "suspended", "active", "closed"))
                .body("items[2].reason", equalTo("suspended: Unpaid."));
        TestStack.facts().await(Topics.CONNECTIONS, id, fact -> fact.value().contains("Closed"));
        assertEquals(
                List.of("2 Active", "3 Suspended", "4 Active", "5 Closed"),
                TestStack.facts().all(Topics.CONNECTIONS).stream()
                        .filter(fact -> fact.key().equals(id))
                        .map(fact -> FactJson.read(fact.bytes(), ConnectionFact.class))
                        .map(fact -> fact.revision() + " " + fact.state())
                        .toList());
    }

    @Test
    void a_move_that_the_state_does_not_offer_is_refused() {
        String id = World.get().connection(ACME);
        String path = "/v1/connections/" + id;
        refusedState(() -> OPERATOR.post(path + "/resume"));
        refusedState(() -> OPERATOR.post(path + "/approve"));
        refusedState(() -> OPERATOR.post(path + "/reject", json("reason", "No.")));
        OPERATOR.post(path + "/suspend", json("reason", "Unpaid.")).then().statusCode(200);
        refusedState(() -> OPERATOR.post(path + "/suspend", json("reason", "Again.")));
        close(id);
        refusedState(() -> OPERATOR.post(path + "/resume"));
        refusedState(() -> ACME.patch(path, json("name", "Ghost")));
        ACME.delete(path).then().statusCode(204);
        history(id).then().body("items", hasSize(4));
    }

    @Test
    void decisions_are_the_operators_and_have_a_reason() {
        String path = "/v1/connections/" + World.get().acme;
        for (String move : List.of("approve", "reject", "suspend", "resume")) {
            Refused.with(
                    403, "forbidden", () -> ACME.post(path + "/" + move, json("reason", "Mine.")));
        }
        Refused.at("reason", 400, "field-invalid", () -> OPERATOR.post(path + "/suspend", json()));
        Refused.at(
                "reason",
                400,
                "field-invalid",
                () -> OPERATOR.post(path + "/suspend", json("reason", "a\nb")));
        Refused.with(404, "not-found", () -> GLOBEX.get(path + "/history"));
    }

    @Test
    void a_history_is_paged() {
        String path = "/v1/connections/" + World.get().acme + "/history";
        var first = ACME.get(path + "?limit=1");
        first.then().body("items.revision", contains(1)).body("next", equalTo("1"));

        ACME.get(path + "?limit=1&cursor=1").then().body("items.revision", contains(2));
        Refused.at("cursor", 400, "cursor-invalid", () -> ACME.get(path + "?cursor=later"));
    }

    @Test
    void connections_are_found_by_what_they_are() {
        var world = World.get();
        String id =
                ACME.created(
                        "/v1/connections",
                        json(
                                "name",
                                "Findable Zürich",
                                "partnerId",
                                world.partner,
                                "primarySiteId",
                                world.amsterdam,
                                "location",
                                json("place", "Bahnhofstrasse 1"),
                                "tags",
                                json("team", "core", "cost", "a:b")));

        ACME.get("/v1/connections/" + id)
                .then()
                .body("location.place", startsWith("Bahnhof"))
                .body("location.latitude", nullValue())
                .body("backupSiteId", nullValue())
                .body("tags", equalTo(Map.of("team", "core", "cost", "a:b")));
        for (String query :
                List.of(
                        "tag=team:core",
                        "tag=team:core&tag=cost:a:b",
                        "text=findable",
                        "text=STRASSE",
                        "state=active&text=findable&partnerId=" + world.partner,
                        "text=findable&siteId=" + world.amsterdam)) {
            ACME.get("/v1/connections?" + query).then().body("items.id", contains(id));
        }
        for (String query :
                List.of(
                        "tag=team:core&tag=cost:a",
                        "tag=team:other",
                        "text=findable&state=suspended",
                        "text=findable&siteId=" + world.frankfurt,
                        "partnerId=ptn_" + "0".repeat(32))) {
            ACME.get("/v1/connections?" + query).then().body("items", hasSize(0));
        }
        GLOBEX.get("/v1/connections?tag=team:core").then().body("items", hasSize(0));
        OPERATOR.get("/v1/connections?tag=team:core").then().body("items.id", contains(id));
        close(id);
    }

    @Test
    void a_partner_sees_what_it_carries_without_the_customers_own_words() {
        var world = World.get();
        OtherPartner.get();
        String id =
                ACME.created(
                        "/v1/connections",
                        json(
                                "name",
                                "Carried",
                                "partnerId",
                                world.partner,
                                "primarySiteId",
                                world.amsterdam,
                                "location",
                                json("place", "Secret Street"),
                                "tags",
                                json("team", "secret")));
        OPERATOR.post("/v1/connections/" + id + "/suspend", json("reason", "Unpaid."))
                .then()
                .statusCode(200);

        var carried = TRANSIT_A.get("/v1/connections?text=carried&state=suspended");

        carried.then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items[0].organisation", equalTo("acme"))
                .body("items[0].location", nullValue())
                .body("items[0].tags", nullValue())
                .body("items[0].stateReason", nullValue());
        TRANSIT_A.get("/v1/connections?text=secret").then().body("items", hasSize(0));
        TRANSIT_A.get("/v1/connections?tag=team:other").then().body("items.id", hasItem(id));
        TRANSIT_B
                .get("/v1/connections?limit=1000")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(id)));
        TRANSIT_B
                .get("/v1/connections?partnerId=" + world.partner)
                .then()
                .body("items", hasSize(0));
        Refused.with(403, "forbidden", () -> TRANSIT_A.get("/v1/connections/" + id));
        close(id);
    }

    static void close(String id) {
        ACME.delete("/v1/connections/" + id).then().statusCode(204);
    }

    static Response history(String id) {
        return ACME.get("/v1/connections/" + id + "/history");
    }

    private static void refusedState(java.util.function.Supplier<Response> request) {
        Refused.with(409, "connection-state", request);
    }
}
