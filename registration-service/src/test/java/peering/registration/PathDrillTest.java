package peering.registration;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.Api.ACME;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.TRANSIT_A;
import static peering.registration.Api.json;
import static peering.registration.PathWorld.CUSTOMER;
import static peering.registration.PathWorld.PARTNER;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What would happen if; and that nothing does. */
@RegistrationTest
class PathDrillTest {
    private static String prefix;
    private PathWorld world;
    private String drills;

    @BeforeEach
    void world() {
        world = PathWorld.get();
        drills = "/v1/connections/" + world.connection + "/drills";
        if (prefix == null) prefix = world.carried();
    }

    @Test
    void a_customer_drills_its_connection_and_nothing_is_changed() {
        var before = Database.everything();

        var answer = CUSTOMER.post(drills + "?limit=1000", failing(json("site", world.primary)));

        answer.then().statusCode(200).body("next", equalTo(null));
        Map<String, Object> drilled = answer.path("items.find { it.prefixId == '" + prefix + "' }");
        assertEquals(true, drilled.get("moves"));
        answer.then()
                .rootPath("items.find { it.prefixId == '" + prefix + "' }.")
                .body("before.path", equalTo("Preferred"))
                .body("now.path", equalTo("Backup"))
                .body("now.siteId", equalTo(world.backup))
                .body("now.reason", equalTo("primary-down"))
                .body("now.summary", containsString("down"))
                .body("afterHold.path", equalTo("Backup"));
        int examined = answer.path("examined");
        assertEquals(
                examined,
                (int) answer.path("before.preferred") + (int) answer.path("before.internet"));
        assertEquals((int) answer.path("before.preferred"), (int) answer.path("now.backup"));
        assertEquals(before, Database.everything());
    }

    @Test
    void routers_sessions_latency_and_draining_are_drilled_too() {
        expect("primary-not-redundant", failing(router(world.primary, "r1")));
        expect("primary-not-redundant", failing(json("session", world.first)));
        expect(
                "primary-slow",
                failing(json("latency", json("siteId", world.primary, "riseMillis", 40))));
        expect("primary-healthy", failing(router(world.backup, "r1")));
        expect("primary-draining", json("draining", List.of(world.primary)));
        expect(
                "no-site-serves",
                failing(json("site", world.primary), json("session", world.third)));
    }

    @Test
    void sessions_of_a_suspended_partner_carry_on_in_a_drill_as_they_do() {
        String partner = "/v1/partners/" + world.partner;
        OPERATOR.post(partner + "/suspend", json("reason", "A test.")).then().statusCode(200);
        try {
            expect("primary-healthy", failing(router(world.backup, "r1")));
            expect("primary-not-redundant", failing(json("session", world.first)));
        } finally {
            OPERATOR.post(partner + "/resume").then().statusCode(200);
        }
    }

    private void expect(String reason, Map<String, Object> drill) {
        CUSTOMER.post(drills + "?limit=1000", drill)
                .then()
                .statusCode(200)
                .body("items.find { it.prefixId == '" + prefix + "' }.now.reason", equalTo(reason));
    }

    @Test
    void the_operator_drills_everything_and_pages() {
        world.carried();
        var drill = failing(json("site", world.primary));

        var first = OPERATOR.post("/v1/drills?moved=true&limit=1", drill);

        first.then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("examined", greaterThan(1))
                .body("next", notNullValue());
        OPERATOR.post("/v1/drills?moved=true&limit=1&cursor=" + first.path("next"), drill)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("examined", equalTo((int) first.path("examined")));
        Refused.with(400, "cursor-invalid", () -> OPERATOR.post("/v1/drills?cursor=x", drill));
    }

    @Test
    void a_partner_lets_its_own_sessions_fail_and_is_told_numbers_only() {
        PARTNER.post("/v1/drills", failing(json("session", world.first)))
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("now.backup", greaterThan(0));
        Refused.with(
                403,
                "forbidden",
                () -> PARTNER.post("/v1/drills", failing(json("site", world.primary))));
        World.get();
        Refused.at(
                "failing",
                422,
                "session-unknown",
                () -> TRANSIT_A.post("/v1/drills", failing(json("session", world.first))));
    }

    @Test
    void what_a_drill_names_has_to_be_there() {
        String none = "_" + "0".repeat(32);
        refused(422, "site-unknown", failing(json("site", "site" + none)));
        refused(422, "router-unknown", failing(router(world.primary, "r9")));
        refused(422, "session-unknown", failing(json("session", "ses" + none)));
        refused(422, "session-unknown", failing(json("session", "x")));
        refused(400, "field-invalid", failing(json()));
        refused(400, "field-invalid", json());
        Refused.at(
                "draining",
                422,
                "site-unknown",
                () -> CUSTOMER.post(drills, json("draining", List.of("x"))));
    }

    private void refused(int status, String slug, Map<String, Object> drill) {
        Refused.at("failing", status, slug, () -> CUSTOMER.post(drills, drill));
    }

    @Test
    void nobody_drills_what_is_another_s() {
        var drill = failing(json("site", world.primary));
        Refused.with(404, "not-found", () -> ACME.post(drills, drill));
        Refused.with(403, "forbidden", () -> CUSTOMER.post("/v1/drills", drill));
        Refused.with(403, "forbidden", () -> PARTNER.post(drills, drill));
    }

    private static Map<String, Object> router(String site, String router) {
        return json("router", json("siteId", site, "router", router));
    }

    private static Map<String, Object> failing(Object... failures) {
        return json("failing", List.of(failures));
    }
}
