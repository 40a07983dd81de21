package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static peering.registration.Api.ACME;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.TRANSIT_A;
import static peering.registration.Api.TRANSIT_C;
import static peering.registration.Api.json;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A partner from its application to its end, and what it may do on the way. */
@RegistrationTest
class PartnerLifeTest {

    @Test
    void an_unproved_asn_is_approved_only_with_a_reason() {
        try (var applicant = Applicant.isp(6453)) {
            String approve = applicant.path("/approve");
            Refused.with(409, "partner-not-proven", () -> OPERATOR.post(approve));
            Refused.with(409, "partner-not-proven", () -> OPERATOR.post(approve, json()));
            Refused.at(
                    "reason",
                    400,
                    "field-invalid",
                    () -> OPERATOR.post(approve, json("withoutProof", true)));

            OPERATOR.post(approve, json("withoutProof", true, "reason", "Known since 2009."))
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("active"))
                    .body("stateReason", equalTo("Known since 2009."))
                    .body("provenAt", nullValue());
        }
    }

    @Test
    void its_history_says_who_moved_it_when_and_why() {
        try (var partner = Applicant.active(6453)) {
            OPERATOR.post(partner.path("/suspend"), json("reason", "It leaks."));
            OPERATOR.post(partner.path("/resume"));
            TRANSIT_C.post(partner.path("/close"), json("reason", "We leave."));

            var history = TRANSIT_C.get(partner.path("/history"));

            history.then()
                    .body(
                            "items.state",
                            contains("applied", "active", "suspended", "active", "closed"))
                    .body("items.actor", contains("transit-c", "ops", "ops", "ops", "transit-c"))
                    .body("items[2].reason", equalTo("It leaks."))
                    .body("items[3].reason", nullValue())
                    .body("items[4].reason", equalTo("We leave."))
                    .body("next", nullValue());
            var first = OPERATOR.get(partner.path("/history?limit=3"));
            OPERATOR.get(partner.path("/history?limit=3&cursor=" + first.path("next")))
                    .then()
                    .body("items.state", contains("active", "closed"));
            for (String foreign : List.of("x", "0", "-1", "9223372036854775808")) {
                OPERATOR.get(partner.path("/history?cursor=" + foreign))
                        .then()
                        .statusCode(400)
                        .body("type", equalTo("/problems/cursor-invalid"));
            }
        }
    }

    @ParameterizedTest(name = "while it is {0}, {1} is refused")
    @CsvSource({
        "applied,   suspend, partner-state",
        "applied,   resume,  partner-state",
        "active,    resume,  partner-state",
        "active,    reject,  partner-decided",
        "suspended, suspend, partner-state",
        "suspended, approve, partner-decided",
        "closed,    close,   partner-state",
        "closed,    resume,  partner-state",
        "closed,    approve, partner-decided",
    })
    void every_move_has_its_state(String state, String move, String slug) {
        try (var partner = Applicant.isp(6453)) {
            if (!state.equals("applied")) World.approve(partner.id());
            if (state.equals("suspended")) {
                OPERATOR.post(partner.path("/suspend"), json("reason", "x"));
            }
            if (state.equals("closed")) OPERATOR.post(partner.path("/close"), json());
            Object body =
                    List.of("suspend", "reject").contains(move) ? json("reason", "x") : json();

            Refused.with(409, slug, () -> OPERATOR.post(partner.path("/" + move), body));
        }
    }

    @Test
    void a_suspended_partner_keeps_what_it_has_and_gets_nothing_new() {
        var world = World.get();
        try (var partner = Applicant.active(6453)) {
            String had = partner.session(world.frankfurt, "r1", "80.249.212.1").path("id");
            String asked = partner.session(world.frankfurt, "r2", "80.249.212.2").path("id");
            OPERATOR.post("/v1/sessions/" + had + "/activate").then().statusCode(200);
            OPERATOR.post(partner.path("/suspend"), json("reason", "It leaks."))
                    .then()
                    .statusCode(200)
                    .body("stateReason", equalTo("It leaks."));

            Refused.with(
                    409,
                    "partner-not-active",
                    () -> partner.session(world.frankfurt, "r1", "80.249.212.3"));
            Refused.with(
                    409,
                    "partner-not-active",
                    () -> OPERATOR.post("/v1/sessions/" + asked + "/activate"));
            Refused.with(
                    409,
                    "partner-not-active",
                    () ->
                            TRANSIT_C.post(
                                    partner.path("/registered-prefixes"),
                                    json("prefix", "52.0.0.0/13")));
            TRANSIT_C.get("/v1/sessions/" + had).then().body("state", equalTo("active"));
            ACME.get(partner.path("")).then().statusCode(404);
        }
    }

    @Test
    void no_connection_is_opened_with_a_suspended_partner() {
        var world = World.get();
        try (var partner = Applicant.active(6453)) {
            World.session(TRANSIT_C, partner.id(), world.amsterdam, "r1", "80.249.212.11");
            World.session(TRANSIT_C, partner.id(), world.amsterdam, "r2", "80.249.212.12");
            OPERATOR.post(partner.path("/suspend"), json("reason", "It leaks."));
            var wish =
                    json(
                            "name", World.unique("Connection"),
                            "partnerId", partner.id(),
                            "primarySiteId", world.amsterdam);

            Refused.at(
                    "partnerId", 422, "partner-unknown", () -> ACME.post("/v1/connections", wish));
            OPERATOR.post(partner.path("/resume")).then().statusCode(200);
            String connection = ACME.created("/v1/connections", wish);

            ACME.delete("/v1/connections/" + connection).then().statusCode(204);
        }
    }

    @Test
    void it_does_not_end_before_its_sessions_and_connections() {
        var world = World.get();
        Refused.with(
                409,
                "partner-in-use",
                () -> {
                    var answer = TRANSIT_A.post("/v1/partners/" + world.partner + "/close", json());
                    answer.then()
                            .body("dependents", hasItem(startsWith("ses_")))
                            .body("dependents", hasItem(startsWith(world.acme)));
                    return answer;
                });
    }

    @Test
    void a_closed_partner_frees_its_asn_and_its_organisation() {
        Applicant.active(6453).close();

        try (var again = Applicant.isp(6453)) {
            TRANSIT_C
                    .get("/v1/partners?asn=6453&state=applied")
                    .then()
                    .body("items.id", contains(again.id()));
            TRANSIT_C
                    .get("/v1/partners?kind=ixp")
                    .then()
                    .body("items.id", not(hasItem(again.id())));
            OPERATOR.get("/v1/partners?state=closed&limit=1000")
                    .then()
                    .body("items.asn", hasItem(6453));
        }
        OPERATOR.get("/v1/partners?state=approved").then().statusCode(400);
    }
}
