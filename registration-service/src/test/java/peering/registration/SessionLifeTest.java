package peering.registration;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.registration.Api.ACME;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.TRANSIT_B;
import static peering.registration.Api.TRANSIT_C;
import static peering.registration.Api.json;

import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.SessionFact;
import peering.contract.Topics;
import peering.kit.facts.FactJson;
import peering.stack.TestStack;

/** A session from its request to its end. */
@RegistrationTest
class SessionLifeTest {

    @Test
    void comes_up_step_by_step_and_its_history_says_so() {
        try (var partner = Applicant.active(6453)) {
            String session = requested(partner, "80.249.213.1");
            String path = "/v1/sessions/" + session;
            for (String move : List.of("provision", "validate")) {
                OPERATOR.post(path + "/" + move).then().statusCode(200);
            }
            OPERATOR.post(path + "/fail", json("reason", "No light."))
                    .then()
                    .body("state", equalTo("failed"))
                    .body("stateReason", equalTo("No light."));
            for (String move : List.of("provision", "validate", "activate")) {
                OPERATOR.post(path + "/" + move).then().statusCode(200);
            }
            TRANSIT_C
                    .post(path + "/close", json("reason", "Replaced."))
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("closed"));

            TRANSIT_C
                    .get(path + "/history")
                    .then()
                    .body(
                            "items.state",
                            contains(
                                    "requested",
                                    "provisioning",
                                    "validating",
                                    "failed",
                                    "provisioning",
                                    "validating",
                                    "active",
                                    "closed"))
                    .body("items[3].reason", equalTo("No light."))
                    .body("items[7].actor", equalTo("transit-c"))
                    .body("items[7].reason", equalTo("Replaced."));
            assertEquals(
                    List.of(
                            "Requested",
                            "Requested",
                            "Requested",
                            "Requested",
                            "Requested",
                            "Requested",
                            "Active",
                            "Closed"),
                    toldStates(session));
        }
    }

    @ParameterizedTest(name = "a session that is {0} does not {1}")
    @CsvSource({
        "requested, validate",
        "active,    provision",
        "active,    validate",
        "active,    activate",
        "active,    fail",
        "failed,    activate",
        "failed,    fail",
        "closed,    provision",
        "closed,    close",
    })
    void every_move_has_its_state(String state, String move) {
        try (var partner = Applicant.active(6453)) {
            String path = "/v1/sessions/" + requested(partner, "80.249.213.3");
            switch (state) {
                case "active" -> OPERATOR.post(path + "/activate").then().statusCode(200);
                case "failed" -> OPERATOR.post(path + "/fail", json("reason", "x"));
                case "closed" -> OPERATOR.post(path + "/close", json());
                default -> assertEquals("requested", state);
            }

            Refused.with(
                    409,
                    "session-state",
                    () ->
                            move.equals("fail")
                                    ? OPERATOR.post(path + "/fail", json("reason", "x"))
                                    : OPERATOR.post(path + "/" + move));
        }
    }

    @Test
    void its_owner_changes_what_it_carries_and_nobody_else() {
        try (var partner = Applicant.active(6453)) {
            String path = "/v1/sessions/" + requested(partner, "80.249.213.5");
            var changes = json("bandwidthMbps", 100000, "maxPrefixes", 2000);

            TRANSIT_C
                    .patch(path, changes)
                    .then()
                    .statusCode(200)
                    .body("bandwidthMbps", equalTo(100000))
                    .body("maxPrefixes", equalTo(2000))
                    .body("state", equalTo("requested"))
                    .body("revision", equalTo(2));
            Refused.with(404, "not-found", () -> TRANSIT_B.patch(path, changes));
            Refused.with(404, "not-found", () -> TRANSIT_B.post(path + "/close", json()));
            Refused.with(403, "forbidden", () -> ACME.patch(path, changes));
            Refused.at(
                    "maxPrefixes",
                    400,
                    "field-invalid",
                    () -> TRANSIT_C.patch(path, json("maxPrefixes", 0)));
            TRANSIT_B.get(path + "/history").then().statusCode(404);
            OPERATOR.post(path + "/close", json()).then().statusCode(200);
            Refused.with(409, "session-state", () -> TRANSIT_C.patch(path, changes));
        }
    }

    @Test
    void an_md5_key_is_kept_encrypted_and_never_shown() {
        String key = "Tr4nsit-C!secret";
        try (var partner = Applicant.active(6453)) {
            var wish = wish("80.249.213.7");
            wish.put("md5Key", key);
            var made = TRANSIT_C.post(partner.path("/sessions"), wish);
            String path = "/v1/sessions/" + made.path("id");

            made.then().statusCode(201).body("md5", equalTo(true)).body("md5Key", nullValue());
            for (Api api : List.of(TRANSIT_C, OPERATOR)) {
                api.get(path).then().body("md5", equalTo(true)).body(not(containsString(key)));
            }
            for (String table :
                    List.of("peering_session", "audit_entry", "outbox", "kept_answer")) {
                assertEquals(
                        "0",
                        Database.one(
                                "select count(*) from "
                                        + table
                                        + " t where strpos(t::text, '"
                                        + key
                                        + "') > 0"),
                        table);
            }
            String before = sealed(made.path("id"));
            TRANSIT_C.patch(path, json("md5Key", "another")).then().body("md5", equalTo(true));
            assertEquals(false, before.equals(sealed(made.path("id"))));
            Refused.at(
                    "md5Key",
                    400,
                    "field-invalid",
                    () -> TRANSIT_C.patch(path, json("md5Key", "two words")));
        }
    }

    @Test
    void who_changes_what_has_changed_is_told() {
        try (var partner = Applicant.active(6453)) {
            String path = "/v1/sessions/" + requested(partner, "80.249.213.9");
            String seen = TRANSIT_C.get(path).header("ETag");
            TRANSIT_C.patch(path, json("maxPrefixes", 7)).then().statusCode(200);

            Refused.with(
                    412,
                    "revision-conflict",
                    () ->
                            given().auth()
                                    .oauth2(TestStack.token("transit-c"))
                                    .header("If-Match", seen)
                                    .contentType(ContentType.JSON)
                                    .body(json("maxPrefixes", 8))
                                    .patch(path));
        }
    }

    private static List<String> toldStates(String session) {
        TestStack.facts().await(Topics.SESSIONS, session, fact -> fact.value().contains("Closed"));
        return TestStack.facts().all(Topics.SESSIONS).stream()
                .filter(fact -> fact.key().equals(session))
                .map(fact -> FactJson.read(fact.bytes(), SessionFact.class).state().name())
                .toList();
    }

    private static String sealed(String session) {
        return Database.one(
                "select encode(md5_sealed, 'hex') from peering_session where session_id = '"
                        + session
                        + "'");
    }

    private static String requested(Applicant partner, String address) {
        return TRANSIT_C.created(partner.path("/sessions"), wish(address));
    }

    private static Map<String, Object> wish(String address) {
        return json("siteId", World.get().frankfurt, "router", "r2", "peerAddress", address);
    }
}
