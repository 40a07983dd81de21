package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static peering.registration.Api.ACME;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.TRANSIT_A;
import static peering.registration.Api.json;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import peering.contract.SiteFact;
import peering.contract.Topics;
import peering.kit.facts.FactJson;
import peering.stack.TestStack;

/** What an operator may do to a site that is there. */
@RegistrationTest
class SiteChangeTest {

    @Test
    void a_site_is_defined_with_all_that_it_has() {
        String id =
                OPERATOR.created(
                        "/v1/sites",
                        json(
                                "name",
                                World.unique("London"),
                                "metro",
                                "London",
                                "country",
                                "GB",
                                "state",
                                "England",
                                "latitude",
                                51.5116,
                                "longitude",
                                -0.0014,
                                "facilities",
                                List.of(json("name", "LD8", "peeringDbId", 34)),
                                "exchanges",
                                List.of(linx()),
                                "bandwidthOffers",
                                List.of(json("name", "10G", "mbps", 10_000)),
                                "routers",
                                List.of("lon1-r1", "lon1-r2")));

        ACME.get("/v1/sites/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("England"))
                .body("facilities[0].name", equalTo("LD8"))
                .body("facilities[0].peeringDbId", equalTo(34))
                .body("exchanges[0].lans", contains("195.66.224.0/21", "2001:7f8:4::/64"))
                .body("exchanges[0].addresses", contains("195.66.224.1"))
                .body("bandwidthOffers[0].mbps", equalTo(10_000))
                .body("health.state", equalTo("in-service"))
                .body("redundant", equalTo(true))
                .body("revision", equalTo(1));
        assertEquals("LD8", fact(id, 1).facility());
        remove(id);
    }

    @Test
    void only_what_is_sent_changes_and_the_fact_says_so() {
        String id = World.site("Prague", "CZ", 50.08, 14.43, "r1", "r2");
        SiteWatched.TOLD.clear();

        OPERATOR.patch("/v1/sites/" + id, json("state", "Praha", "routers", List.of("r2")))
                .then()
                .statusCode(200)
                .body("state", equalTo("Praha"))
                .body("metro", equalTo("Prague"))
                .body("routers", contains("r2"))
                .body("redundant", equalTo(false))
                .body("revision", equalTo(2));
        OPERATOR.patch("/v1/sites/" + id, json("state", "", "latitude", 50.1))
                .then()
                .statusCode(200)
                .body("state", nullValue())
                .body("latitude", equalTo(50.1f))
                .body("longitude", equalTo(14.43f));

        assertEquals(List.of("r2"), fact(id, 2).routers());
        assertEquals(50.1, fact(id, 3).latitude());
        assertEquals(List.of(id, id), SiteWatched.TOLD);
        remove(id);
    }

    @Test
    void a_change_to_what_is_there_already_is_none() {
        String id = World.site("Brno", "CZ", 49.19, 16.61, "r1", "r2");
        var before = Database.everything();

        OPERATOR.patch("/v1/sites/" + id, json("metro", "Brno"))
                .then()
                .statusCode(200)
                .body("revision", equalTo(1));
        OPERATOR.patch("/v1/sites/" + id, json()).then().statusCode(200);

        assertEquals(before, Database.everything());
        remove(id);
    }

    @Test
    void a_router_with_sessions_stays_and_the_refusal_names_them() {
        var world = World.get();
        String path = "/v1/sites/" + world.amsterdam;
        String session =
                TRANSIT_A
                        .get("/v1/partners/" + world.partner + "/sessions?limit=1000")
                        .path("items.find { it.peerAddress == '80.249.208.11' }.id");

        Refused.with(
                409,
                "router-in-use",
                () -> {
                    var answer = OPERATOR.patch(path, json("routers", List.of("r1", "r3")));
                    answer.then().body("dependents", contains(startsWith(session + " r2 ")));
                    return answer;
                });
    }

    @Test
    void a_router_whose_sessions_are_closed_may_go() {
        var world = World.get();
        String id = World.site("Linz", "AT", 48.3, 14.29, "r1", "r2");
        String session = World.session(TRANSIT_A, world.partner, id, "r1", "80.249.209.1");
        Refused.with(
                409,
                "router-in-use",
                () -> OPERATOR.patch("/v1/sites/" + id, json("routers", List.of("r2"))));
        Refused.with(
                409,
                "site-in-use",
                () -> {
                    var answer = OPERATOR.delete("/v1/sites/" + id);
                    answer.then().body("dependents", contains(startsWith(session)));
                    return answer;
                });

        OPERATOR.post("/v1/sessions/" + session + "/close").then().statusCode(200);

        OPERATOR.patch("/v1/sites/" + id, json("routers", List.of("r2"))).then().statusCode(200);
        remove(id);
    }

    @Test
    void a_site_that_connections_need_is_not_removed() {
        var world = World.get();

        Refused.with(
                409,
                "site-in-use",
                () -> {
                    var answer = OPERATOR.delete("/v1/sites/" + world.frankfurt);
                    List<String> needing = answer.path("dependents");
                    assertTrue(
                            needing.stream().anyMatch(one -> one.startsWith(world.acme)),
                            "" + needing);
                    return answer;
                });
    }

    @Test
    void a_removed_site_is_gone_for_everyone_and_its_name_is_free() {
        String id = World.site("Graz", "AT", 47.07, 15.44, "r1", "r2");
        String name = OPERATOR.get("/v1/sites/" + id).path("name");

        remove(id);

        var world = World.get();
        String path = "/v1/sites/" + id;
        Refused.with(404, "not-found", () -> OPERATOR.get(path));
        Refused.with(404, "not-found", () -> OPERATOR.delete(path));
        Refused.with(404, "not-found", () -> OPERATOR.patch(path, json("metro", "x")));
        Refused.with(404, "not-found", () -> OPERATOR.get(path + "/health-history"));
        Refused.with(
                422,
                "site-unknown",
                () ->
                        TRANSIT_A.post(
                                "/v1/partners/" + world.partner + "/sessions",
                                json("siteId", id, "router", "r1", "peerAddress", "80.249.209.2")));
        OPERATOR.get("/v1/sites?text=graz").then().body("items", empty());
        assertTrue(fact(id, 2).removedAt().isPresent());
        String again = World.site("Graz", "AT", 47.07, 15.44, "r1", "r2");
        OPERATOR.patch("/v1/sites/" + again, json("name", name)).then().statusCode(200);
        remove(again);
    }

    @Test
    void a_name_that_another_site_has_is_refused_to_a_change() {
        String taken = OPERATOR.get("/v1/sites/" + World.get().single).path("name");

        Refused.at(
                "name",
                409,
                "site-name-taken",
                () -> OPERATOR.patch("/v1/sites/" + World.get().amsterdam, json("name", taken)));
    }

    private static Map<String, Object> linx() {
        return json(
                "name", "LINX LON1",
                "lans", List.of("195.66.224.0/21", "2001:7f8:4::/64"),
                "addresses", List.of("195.66.224.1"));
    }

    static void remove(String siteId) {
        OPERATOR.delete("/v1/sites/" + siteId).then().statusCode(204);
    }

    static SiteFact fact(String siteId, long revision) {
        var told =
                TestStack.facts()
                        .await(
                                Topics.SITES,
                                siteId,
                                record -> read(record.value()).revision() == revision);
        return read(told.value());
    }

    private static SiteFact read(String json) {
        return FactJson.read(
                json.getBytes(java.nio.charset.StandardCharsets.UTF_8), SiteFact.class);
    }
}
