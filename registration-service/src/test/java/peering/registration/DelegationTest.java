package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static peering.registration.Api.ACME;
import static peering.registration.Api.GLOBEX;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.json;
import static peering.registration.Soon.soon;

import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.contract.VerdictFact.Outcome;

/** A holder lets another organisation register in its space, and takes that back. */
@RegistrationTest
class DelegationTest {
    private World world;

    @BeforeEach
    void begin() {
        world = World.get();
    }

    @AfterEach
    void release() {
        List<String> theirs = GLOBEX.get("/v1/prefixes?limit=1000").path("items.id");
        theirs.forEach(id -> GLOBEX.delete("/v1/prefixes/" + id).then().statusCode(204));
    }

    @Test
    void a_delegate_registers_a_part_that_it_was_refused_before() {
        String key = world.key("44.192.0.0/16");
        String held = held("44.192.0.0/22", key);
        Refused.at("prefix", 409, "prefix-taken", () -> claim("44.192.1.0/24", key));
        assertFalse(claim("44.192.1.0/24", key).asString().contains("acme"));

        String delegation = granted(held, "44.192.0.0/23");

        claim("44.192.1.0/24", key)
                .then()
                .statusCode(201)
                .body("delegationId", equalTo(delegation))
                .body("organisation", equalTo("globex"));
        Refused.at("prefix", 409, "prefix-taken", () -> claim("44.192.2.0/24", key));
        Refused.at("prefix", 409, "prefix-taken", () -> claim("44.192.0.0/22", key));
        ACME.post(
                        "/v1/connections/" + world.acme + "/prefixes",
                        json("prefix", "44.192.1.0/24", "key", key))
                .then()
                .statusCode(201);
    }

    @Test
    void revoking_ends_the_claims_that_rested_on_it_and_says_why() {
        String key = world.key("44.193.0.0/16");
        String held = held("44.193.0.0/22", key);
        String delegation = granted(held, "44.193.0.0/22");
        String claimed = claim("44.193.1.0/24", key).path("id");
        Verdicts.tell(claimed, 1, 1, Outcome.Verified);
        JourneyTest.awaitStanding(GLOBEX, claimed, "Verified");

        Refused.with(
                409,
                "prefix-in-use",
                () -> {
                    var refused = ACME.delete("/v1/prefixes/" + held);
                    refused.then()
                            .body("dependents", contains(delegation + " 44.193.0.0/22 to globex"));
                    return refused;
                });
        revoke(held, delegation).then().statusCode(204);
        revoke(held, delegation).then().statusCode(204);

        GLOBEX.get("/v1/prefixes/" + claimed)
                .then()
                .body("standing", equalTo("Failed"))
                .body("checks.reason", hasItem("delegation-revoked"))
                .body("history.standing", contains("Pending", "Verified", "Failed"));
        GLOBEX.get("/v1/prefixes/" + claimed + "/events?kind=standing-changed&severity=error")
                .then()
                .body("items.evidence.standing", contains("Failed"));
        Refused.at(
                "prefix",
                409,
                "prefix-taken",
                () -> GLOBEX.post("/v1/prefixes/" + claimed + "/revalidate"));
        Verdicts.tell(claimed, 1, 2, Outcome.Verified);
        soon().until(Offsets::allVerdictsTaken);
        GLOBEX.get("/v1/prefixes/" + claimed)
                .then()
                .body("standing", equalTo("Failed"))
                .body("checks.check", hasItem("holder"));

        granted(held, "44.193.1.0/24");
        GLOBEX.post("/v1/prefixes/" + claimed + "/revalidate")
                .then()
                .statusCode(200)
                .body("standing", equalTo("Pending"))
                .body("delegationId", notNullValue());
    }

    @Test
    void a_delegation_ends_by_itself_when_its_time_has_come() {
        String key = world.key("44.194.0.0/16");
        String held = held("44.194.0.0/22", key);
        String delegation =
                grant(
                                held,
                                json(
                                        "prefix", "44.194.0.0/24",
                                        "organisation", "globex",
                                        "expiresAt", Instant.now().plusSeconds(3).toString()))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        String claimed = claim("44.194.0.0/24", key).path("id");

        JourneyTest.awaitStanding(GLOBEX, claimed, "Failed");

        GLOBEX.get("/v1/prefixes/" + claimed)
                .then()
                .body("checks.reason", contains("delegation-expired"));
        GLOBEX.get("/v1/delegations/" + delegation).then().body("endReason", equalTo("expired"));
        ACME.get("/v1/prefixes/" + held + "/events?kind=delegated")
                .then()
                .body("items.evidence.step", contains("expired", "granted"));
    }

    @Test
    void both_sides_see_it_and_nobody_else() {
        String key = world.key("44.195.0.0/16");
        String held = held("44.195.0.0/22", key);
        String delegation = granted(held, "44.195.0.0/24");

        GLOBEX.get("/v1/delegations?limit=1000").then().body("items.id", hasItem(delegation));
        GLOBEX.get("/v1/delegations/" + delegation)
                .then()
                .body("holder", equalTo("acme"))
                .body("prefix", equalTo("44.195.0.0/24"));
        ACME.get("/v1/prefixes/" + held + "/delegations?ended=false")
                .then()
                .body("items.id", contains(delegation));
        OPERATOR.get("/v1/delegations/" + delegation).then().statusCode(200);
        List<String> given = ACME.get("/v1/delegations?limit=1000").path("items.id");
        assertEquals(List.of(), given);
        GLOBEX.get("/v1/prefixes/" + held + "/delegations").then().statusCode(404);
        GLOBEX.delete("/v1/prefixes/" + held + "/delegations/" + delegation).then().statusCode(404);
        ACME.get("/v1/prefixes/" + held + "/delegations?ended=true")
                .then()
                .body("items.size()", equalTo(0));
    }

    @Test
    void what_cannot_be_delegated() {
        String key = world.key("44.196.0.0/16");
        String held = held("44.196.0.0/22", key);
        String pending = World.claimed(ACME, world.acme, "44.196.8.0/24", key);
        granted(held, "44.196.0.0/24");

        Refused.with(409, "prefix-not-verified", () -> grant(pending, "44.196.8.0/24"));
        Refused.at("prefix", 422, "delegation-outside", () -> grant(held, "44.196.4.0/24"));
        Refused.at("prefix", 422, "delegation-outside", () -> grant(held, "44.196.0.0/21"));
        Refused.at("prefix", 422, "prefix-too-long", () -> grant(held, "44.196.0.0/25"));
        Refused.at("prefix", 400, "prefix-host-bits", () -> grant(held, "44.196.0.1/24"));
        Refused.at("organisation", 409, "delegation-exists", () -> grant(held, "44.196.0.0/24"));
        Refused.at(
                "organisation",
                422,
                "delegation-to-oneself",
                () -> grant(held, json("prefix", "44.196.0.0/24", "organisation", "acme")));
        for (String end : List.of("2020-01-01T00:00:00Z", "2120-01-01T00:00:00Z")) {
            Refused.at(
                    "expiresAt",
                    400,
                    "field-invalid",
                    () ->
                            grant(
                                    held,
                                    json(
                                            "prefix", "44.196.1.0/24",
                                            "organisation", "globex",
                                            "expiresAt", end)));
        }
    }

    @Test
    void a_delegate_does_not_delegate_on() {
        String key = world.key("44.197.0.0/16");
        String held = held("44.197.0.0/22", key);
        granted(held, "44.197.0.0/22");
        String claimed = claim("44.197.0.0/24", key).path("id");
        Verdicts.tell(claimed, 1, 1, Outcome.Verified);
        JourneyTest.awaitStanding(GLOBEX, claimed, "Verified");

        Refused.with(
                409,
                "delegation-chained",
                () ->
                        GLOBEX.post(
                                "/v1/prefixes/" + claimed + "/delegations",
                                json("prefix", "44.197.0.0/24", "organisation", "acme")));
    }

    @Test
    void a_prefix_has_only_so_many_delegations_and_unused_ones_end_with_it() {
        String key = world.key("44.198.0.0/16");
        String held = held("44.198.0.0/20", key);
        for (int i = 0; i < RegistrationTest.SmallLimits.DELEGATIONS; i++) {
            granted(held, "44.198." + i + ".0/24");
        }
        Refused.with(409, "too-many-delegations", () -> grant(held, "44.198.9.0/24"));

        ACME.delete("/v1/prefixes/" + held).then().statusCode(204);

        List<String> reasons =
                GLOBEX.get("/v1/delegations?limit=1000&ended=true")
                        .path("items.findAll { it.prefixId == '" + held + "' }.endReason");
        assertEquals(RegistrationTest.SmallLimits.DELEGATIONS, reasons.size());
        assertEquals("released", reasons.getFirst());
        ACME.get("/v1/prefixes/" + held + "/events?kind=delegated&limit=1000")
                .then()
                .body(
                        "items.findAll { it.evidence.step == 'released' }",
                        hasSize(RegistrationTest.SmallLimits.DELEGATIONS));
    }

    @Test
    void a_pending_claim_that_is_too_old_lets_the_next_one_in() {
        String key = world.key("44.199.0.0/16");
        String squat = World.claimed(ACME, world.acme, "44.199.0.0/24", key);
        Refused.at("prefix", 409, "prefix-taken", () -> claim("44.199.0.0/24", key));

        Database.run(
                "update prefix set standing_since = standing_since - interval '8 days' where prefix_id = '"
                        + squat
                        + "'");

        soon().until(() -> claim("44.199.0.0/24", key).statusCode() == 201);
        ACME.get("/v1/prefixes/" + squat)
                .then()
                .body("standing", equalTo("Failed"))
                .body("checks.reason", contains("expired"))
                .body("history.standing", contains("Pending", "Failed"));
    }

    /** A verified prefix of Acme. */
    private String held(String prefix, String key) {
        String id = World.claimed(ACME, world.acme, prefix, key);
        Verdicts.tell(id, 1, 1, Outcome.Verified);
        JourneyTest.awaitStanding(id, "Verified");
        return id;
    }

    private static String granted(String held, String prefix) {
        return grant(held, prefix).then().statusCode(201).extract().path("id");
    }

    private static Response grant(String held, String prefix) {
        return grant(held, json("prefix", prefix, "organisation", "globex"));
    }

    private static Response grant(String held, Object body) {
        return ACME.post("/v1/prefixes/" + held + "/delegations", body);
    }

    private static Response revoke(String held, String delegation) {
        return ACME.delete("/v1/prefixes/" + held + "/delegations/" + delegation);
    }

    private Response claim(String prefix, String key) {
        return GLOBEX.post(
                "/v1/connections/" + world.globex + "/prefixes",
                json("prefix", prefix, "key", key));
    }
}
