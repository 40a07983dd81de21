package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.Api.ACME;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.TRANSIT_A;
import static peering.registration.Api.TRANSIT_B;
import static peering.registration.Api.json;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.registration.RegistrationTest.SmallLimits;

/** Why partners and their sessions are refused, and that it then changes nothing. */
@RegistrationTest
class PartnerRefusalTest {
    @Test
    void an_organisation_is_one_partner_and_an_asn_belongs_to_one() {
        OtherPartner.get();
        World.get();
        Refused.at(
                "asn",
                409,
                "asn-taken",
                () -> TRANSIT_B.post("/v1/partners", application("x", 16509)));
        Refused.with(
                409,
                "partner-exists",
                () -> TRANSIT_B.post("/v1/partners", application("x", 1299)));
        for (long asn : List.of(0L, 23456L, 64496L, 64512L, 65536L, 4294967295L)) {
            Refused.at(
                    "asn",
                    422,
                    "asn-not-public",
                    () -> TRANSIT_B.post("/v1/partners", application("x", asn)));
        }
        Refused.at(
                "asn",
                400,
                "field-invalid",
                () -> TRANSIT_B.post("/v1/partners", application("x", 4294967296L)));
        Refused.at(
                "kind",
                400,
                "field-invalid",
                () ->
                        TRANSIT_B.post(
                                "/v1/partners", json("name", "x", "kind", "cdn", "asn", 1299)));
    }

    @Test
    void everything_has_its_time() {
        assertEquals(
                Map.of(
                        "session of a rejected partner", "409 /problems/partner-not-active",
                        "prefix of an applicant", "409 /problems/partner-not-active",
                        "session of an applicant, activated", "409 /problems/partner-not-active",
                        "prefix without a session", "409 /problems/no-active-session"),
                OtherPartner.get().tooEarly());
    }

    @Test
    void a_rejected_partner_is_told_why_and_may_apply_again() {
        var other = OtherPartner.get();

        TRANSIT_B
                .get("/v1/partners")
                .then()
                .body("items.id", contains(other.rejected(), other.id()))
                .body("items.state", contains("rejected", "active"))
                .body("items[0].stateReason", equalTo("Not your ASN."));
        ACME.get("/v1/partners/" + other.rejected()).then().statusCode(404);
    }

    @Test
    void an_application_is_decided_once() {
        var world = World.get();
        Refused.with(
                409,
                "partner-decided",
                () -> OPERATOR.post("/v1/partners/" + world.partner + "/approve"));
        Refused.with(
                409,
                "partner-decided",
                () ->
                        OPERATOR.post(
                                "/v1/partners/" + world.partner + "/reject",
                                json("reason", "late")));
        Refused.with(
                404,
                "not-found",
                () -> OPERATOR.post("/v1/partners/ptn_" + "0".repeat(32) + "/approve"));
    }

    @Test
    void customers_see_active_partners_in_public_only() {
        var world = World.get();

        ACME.get("/v1/partners/" + world.partner)
                .then()
                .body("id", equalTo(world.partner))
                .body("name", equalTo("Transit A"))
                .body("kind", equalTo("isp"))
                .body("asn", equalTo(16509))
                .body("size()", equalTo(4));
        TRANSIT_A.get("/v1/partners").then().body("items.id", contains(world.partner));
        OPERATOR.get("/v1/partners/" + world.partner)
                .then()
                .body("state", equalTo("active"))
                .body("organisation", notNullValue());
    }

    @ParameterizedTest(name = "{0} = {1} is refused: {3}")
    @CsvSource({
        "siteId,       site_x,          422, site-unknown",
        "router,       r9,              422, router-unknown",
        "peerAddress,  80.249.208,      400, peer-address-malformed",
        "peerAddress,  80.249.208.1/32, 400, peer-address-malformed",
        "peerAddress,  80.249.208.10,   409, peer-address-taken",
        "localAddress, 80.249.208.77,   400, peer-address-malformed",
        "localAddress, 2001:db8::1,     400, peer-address-malformed",
        "localAddress, 80.249.208.1,    422, session-addresses-apart",
        "peerAddress,  127.0.0.1,       400, peer-address-malformed",
        "peerAddress,  ff02::1,         400, peer-address-malformed",
        "exchange,     AMS-IX,          422, exchange-unknown",
        "bandwidthMbps, 0,              400, field-invalid",
        "maxPrefixes,  0,               400, field-invalid",
    })
    void a_session_fits_its_router(String field, String value, int status, String slug) {
        var world = World.get();
        var body = json("siteId", world.amsterdam, "router", "r1", "peerAddress", "80.249.208.77");
        boolean number = List.of("maxPrefixes", "bandwidthMbps").contains(field);
        body.put(field, number ? Integer.valueOf(value) : value);

        Refused.at(field, status, slug, () -> TRANSIT_A.post(sessions(world), body));
    }

    @Test
    void a_session_moves_only_forwards() {
        var world = World.get();
        String session =
                World.session(TRANSIT_A, world.partner, world.frankfurt, "r2", "80.249.208.80");

        Refused.with(
                409, "session-state", () -> OPERATOR.post("/v1/sessions/" + session + "/activate"));
        OPERATOR.post("/v1/sessions/" + session + "/close").then().statusCode(200);
        Refused.with(
                409, "session-state", () -> OPERATOR.post("/v1/sessions/" + session + "/close"));
        Refused.with(
                409, "session-state", () -> OPERATOR.post("/v1/sessions/" + session + "/activate"));
    }

    @Test
    void a_partner_has_only_so_many_sessions() {
        var world = World.get();
        var made = new java.util.ArrayList<String>();
        var body = json("siteId", world.frankfurt, "router", "r2", "peerAddress", "80.249.209.1");
        var last = TRANSIT_A.post(sessions(world), body);
        for (int i = 2; last.statusCode() == 201 && i <= SmallLimits.SESSIONS + 1; i++) {
            made.add(last.path("id"));
            body.put("peerAddress", "80.249.209." + i);
            last = TRANSIT_A.post(sessions(world), body);
        }

        last.then().statusCode(409).body("type", equalTo("/problems/too-many-sessions"));
        made.forEach(id -> OPERATOR.post("/v1/sessions/" + id + "/close").then().statusCode(200));
    }

    @Test
    void redundancy_is_computed_from_active_sessions() {
        var world = World.get();

        var at = TRANSIT_A.get("/v1/partners/" + world.partner + "/sites");

        at.then()
                .body(
                        "items.find { it.siteId == '" + world.amsterdam + "' }.redundant",
                        equalTo(true))
                .body(
                        "items.find { it.siteId == '" + world.frankfurt + "' }.redundant",
                        equalTo(false));
    }

    private static String sessions(World world) {
        return "/v1/partners/" + world.partner + "/sessions";
    }

    private static Map<String, Object> application(String name, long asn) {
        return json("name", name, "kind", "isp", "asn", asn);
    }
}
