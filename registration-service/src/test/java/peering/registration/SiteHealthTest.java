package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.Api.ACME;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.PROBE;
import static peering.registration.Api.json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.SiteFact;

/** How a site is, and how it was. */
@RegistrationTest
class SiteHealthTest {

    @Test
    void a_health_is_told_to_all_and_its_past_is_kept() {
        String id = World.site("Bratislava", "SK", 48.15, 17.11, "r1", "r2");
        SiteWatched.TOLD.clear();

        say(id, "draining", "Works tonight.");
        say(id, "down", "Works.");
        say(id, "down", "Works, longer than planned.");
        String since = OPERATOR.get("/v1/sites/" + id).path("health.since");
        say(id, "in-service", "Works are over.");

        var history = ACME.get("/v1/sites/" + id + "/health-history");
        history.then()
                .statusCode(200)
                .body(
                        "items.state",
                        contains("in-service", "draining", "down", "down", "in-service"))
                .body("items[3].reason", equalTo("Works, longer than planned."));
        assertEquals(since, history.path("items[2].at"));
        ACME.get("/v1/sites/" + id)
                .then()
                .body("health.state", equalTo("in-service"))
                .body("health.reason", equalTo("Works are over."));
        var fact = SiteChangeTest.fact(id, 3);
        assertEquals(SiteFact.State.Down, fact.health().orElseThrow().state());
        assertEquals(4, SiteWatched.TOLD.size());
        SiteChangeTest.remove(id);
    }

    @Test
    void the_past_is_paged() {
        String id = World.site("Budapest", "HU", 47.5, 19.04, "r1", "r2");
        say(id, "draining", "a");
        say(id, "in-service", "b");
        String history = "/v1/sites/" + id + "/health-history?limit=2";

        var first = PROBE.get(history);
        var second = PROBE.get(history + "&cursor=" + first.path("next"));

        first.then().body("items.reason", contains("Defined.", "a"));
        second.then().body("items.reason", contains("b"));
        Refused.with(400, "cursor-invalid", () -> PROBE.get(history + "&cursor=x"));
        SiteChangeTest.remove(id);
    }

    @Test
    void the_same_said_again_changes_nothing() {
        String id = World.site("Zagreb", "HR", 45.81, 15.98, "r1", "r2");
        say(id, "down", "No power.");
        var before = Database.everything();

        say(id, "down", "No power.");

        assertEquals(before, Database.everything());
        SiteChangeTest.remove(id);
    }

    @Test
    void a_watcher_that_fails_undoes_the_change() {
        String id = World.site("Ljubljana", "SI", 46.05, 14.51, "r1", "r2");
        SiteWatched.forbidden = id;
        try {
            Refused.with(
                    500,
                    "internal-error",
                    () -> OPERATOR.put(health(id), json("state", "down", "reason", "x")));
        } finally {
            SiteWatched.forbidden = "";
        }
        SiteChangeTest.remove(id);
    }

    @Test
    void sites_are_found_by_health_and_redundancy() {
        var world = World.get();
        String id = World.site("Trieste", "IT", 45.65, 13.77, "r1", "r2");
        say(id, "draining", "x");

        ACME.get("/v1/sites?health=draining&text=trieste").then().body("items.id", contains(id));
        ACME.get("/v1/sites?health=in-service&limit=1000")
                .then()
                .body("items.id", hasItem(world.amsterdam))
                .body("items.id", not(hasItem(id)));
        ACME.get("/v1/sites?redundant=false&limit=1000")
                .then()
                .body("items.id", hasItem(world.single))
                .body("items.id", not(hasItem(world.amsterdam)));
        ACME.get("/v1/sites?redundant=true&limit=1000")
                .then()
                .body("items.id", hasItem(world.amsterdam))
                .body("items.id", not(hasItem(world.single)));
        SiteChangeTest.remove(id);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "health=up",
        "health=DOWN",
        "redundant=yes",
        "country=%00",
    })
    void a_search_says_what_it_does_not_understand(String query) {
        Refused.with(400, "field-invalid", () -> ACME.get("/v1/sites?" + query));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "state,  '{\"state\": \"up\", \"reason\": \"x\"}',        field-invalid",
        "state,  '{\"reason\": \"x\"}',                           field-invalid",
        "reason, '{\"state\": \"down\"}',                         field-invalid",
        "reason, '{\"state\": \"down\", \"reason\": \" \"}',      field-invalid",
        "since,  '{\"state\": \"down\", \"reason\": \"x\", \"since\": 1}', unknown-field",
    })
    void a_health_has_a_state_and_a_reason(String field, String body, String slug) {
        String path = health(World.get().single);

        Refused.at(field, 400, slug, () -> OPERATOR.put(path, body));
    }

    @Test
    void a_site_that_is_not_there_has_no_health() {
        String none = "site_" + "0".repeat(32);

        Refused.with(
                404,
                "not-found",
                () -> OPERATOR.put(health(none), json("state", "down", "reason", "x")));
        Refused.with(404, "not-found", () -> ACME.get("/v1/sites/" + none + "/health-history"));
        Refused.with(404, "not-found", () -> ACME.get("/v1/sites/x/health-history"));
    }

    private static String health(String siteId) {
        return "/v1/sites/" + siteId + "/health";
    }

    private static void say(String siteId, String state, String reason) {
        OPERATOR.put(health(siteId), json("state", state, "reason", reason))
                .then()
                .statusCode(200)
                .body("health.state", equalTo(state));
    }
}
