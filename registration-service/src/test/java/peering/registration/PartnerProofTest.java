package peering.registration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static peering.registration.Api.OPERATOR;
import static peering.registration.Api.TRANSIT_B;
import static peering.registration.Api.TRANSIT_C;
import static peering.registration.Api.json;

import io.restassured.response.Response;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.registration.RegistrationTest.SmallLimits;

/** How a partner proves its AS number, and what else may come back from a registry. */
@RegistrationTest
class PartnerProofTest {
    private static final FakeRdap REGISTRY = FakeRdap.get();

    @Test
    void the_token_in_the_registry_proves_an_applicant() {
        try (var partner = Applicant.isp(6453)) {
            Refused.with(409, "proof-token-missing", () -> check(partner, "rdap"));
            String token = token(partner);
            REGISTRY.answers(6453, FakeRdap.record(6453, "peering: nothing yet"));
            check(partner, "rdap").then().statusCode(200).body("outcome", equalTo("not-proven"));
            assertEquals("applied", partner.state());

            REGISTRY.answers(6453, FakeRdap.record(6453, "peering: " + token));
            check(partner, "rdap")
                    .then()
                    .statusCode(200)
                    .body("outcome", equalTo("proven"))
                    .body("evidence", containsString("AS6453 (EXAMPLE)"))
                    .body("actor", equalTo("transit-c"));

            partner.read().then().body("state", equalTo("proven")).body("provenAt", notNullValue());
            OPERATOR.post(partner.path("/approve")).then().body("state", equalTo("active"));
            TRANSIT_C
                    .get(partner.path("/history"))
                    .then()
                    .body("items.state", contains("applied", "proven", "active"));
            TRANSIT_C
                    .get(partner.path("/proof/attempts"))
                    .then()
                    .body("items.outcome", contains("not-proven", "proven"));
            TRANSIT_C
                    .get(partner.path("/proof/attempts?outcome=proven"))
                    .then()
                    .body("items", hasSize(1));
        }
    }

    @Test
    void a_new_token_takes_the_place_of_the_old_one() {
        try (var partner = Applicant.isp(6453)) {
            TRANSIT_C
                    .get(partner.path("/proof"))
                    .then()
                    .body("token", nullValue())
                    .body("methods", contains("rdap", "token", "operator"));
            String old = token(partner);
            assertNotEquals(old, token(partner));
            REGISTRY.answers(6453, FakeRdap.record(6453, old));

            check(partner, "rdap").then().body("outcome", equalTo("not-proven"));
            Refused.with(404, "not-found", () -> TRANSIT_B.post(partner.path("/proof")));
            TRANSIT_B.get(partner.path("/proof")).then().statusCode(404);
            TRANSIT_B.get(partner.path("/proof/attempts")).then().statusCode(404);
            Refused.with(
                    404,
                    "not-found",
                    () -> TRANSIT_B.post(partner.path("/proof/check"), json("method", "token")));
        }
    }

    @ParameterizedTest(name = "a registry that answers with {0}: {1}")
    @CsvSource({
        "404,           not-proven,  knows no AS6453",
        "429,           unavailable, status 429",
        "no JSON,       unavailable, no JSON",
        "a list,        unavailable, no JSON object",
        "another AS,    not-proven,  not of AS6453",
        "strange types, not-proven,  No remark",
        "four MB,       unavailable, could not be asked",
        "nothing more,  unavailable, did not answer within",
        "a loop,        unavailable, redirects too often",
        "a file URL,    unavailable, redirects to where we do not go",
        "one redirect,  proven,      has the token",
    })
    void whatever_a_registry_answers_is_an_outcome(String what, String outcome, String evidence) {
        var end = new CountDownLatch(1);
        try (var partner = Applicant.isp(6453)) {
            String token = token(partner);
            REGISTRY.answers(6453, answer(what, token, end));

            check(partner, "rdap")
                    .then()
                    .statusCode(200)
                    .body("outcome", equalTo(outcome))
                    .body("evidence", containsString(evidence));

            assertEquals(outcome.equals("proven") ? "proven" : "applied", partner.state());
        } finally {
            end.countDown();
        }
    }

    @Test
    void a_sign_in_that_names_the_network_proves_at_once_and_policy_may_approve() {
        try (var named = Applicant.isp(6453)) {
            check(named, "token").then().body("outcome", equalTo("proven"));
            assertEquals("proven", named.state());
        }
        try (var readOnly = Applicant.isp(1299)) {
            check(readOnly, "token").then().body("outcome", equalTo("not-proven"));
        }
        try (var foreign = Applicant.isp(2914)) {
            check(foreign, "token").then().body("outcome", equalTo("not-proven"));
            assertEquals("applied", foreign.state());
        }
        try (var trusted = Applicant.with("sdci", 6453, Map.of())) {
            check(trusted, "token").then().body("outcome", equalTo("proven"));
            assertEquals("active", trusted.state());
            TRANSIT_C
                    .get(trusted.path("/history"))
                    .then()
                    .body("items.state", contains("applied", "proven", "active"));
        }
    }

    @Test
    void an_operator_says_what_it_saw() {
        try (var partner = Applicant.isp(6453)) {
            String path = partner.path("/proof/check");
            var seen = json("method", "operator", "evidence", "Called the number in the record.");
            Refused.with(403, "forbidden", () -> TRANSIT_C.post(path, seen));
            Refused.at(
                    "evidence",
                    400,
                    "field-invalid",
                    () -> OPERATOR.post(path, json("method", "operator")));
            Refused.at(
                    "evidence",
                    400,
                    "field-invalid",
                    () -> TRANSIT_C.post(path, json("method", "token", "evidence", "Trust me.")));
            Refused.at(
                    "method",
                    400,
                    "field-invalid",
                    () -> TRANSIT_C.post(path, json("method", "oath")));

            OPERATOR.post(path, seen)
                    .then()
                    .statusCode(200)
                    .body("outcome", equalTo("proven"))
                    .body("evidence", equalTo("Called the number in the record."));
            assertEquals("proven", partner.state());
        }
    }

    @Test
    void one_that_was_approved_without_proof_may_prove_itself_later() {
        try (var partner = Applicant.active(6453)) {
            check(partner, "token").then().body("outcome", equalTo("proven"));

            partner.read().then().body("state", equalTo("active")).body("provenAt", notNullValue());
        }
    }

    @Test
    void there_are_only_so_many_attempts_and_none_after_the_end() {
        var partner = Applicant.isp(2914);
        try (partner) {
            for (int i = 0; i < SmallLimits.PROOFS; i++) {
                check(partner, "token").then().statusCode(200);
            }
            Refused.with(429, "too-many-proofs", () -> check(partner, "token"));
            OPERATOR.get(partner.path("/proof/attempts"))
                    .then()
                    .body("items", hasSize(SmallLimits.PROOFS))
                    .body("items.evidence", hasItem(startsWith("The token of transit-c")));
        }
        Refused.with(409, "partner-state", () -> check(partner, "token"));
        Refused.with(409, "partner-state", () -> TRANSIT_C.post(partner.path("/proof")));
    }

    private static FakeRdap.Answer answer(String what, String token, CountDownLatch end) {
        return switch (what) {
            case "404" -> FakeRdap.json(404, "{\"errorCode\": 404}");
            case "429" -> FakeRdap.json(429, "{}");
            case "no JSON" -> FakeRdap.json(200, "<html>" + token + "</html>");
            case "a list" -> FakeRdap.json(200, "[]");
            case "another AS" -> FakeRdap.record(3356, token);
            case "strange types" ->
                    FakeRdap.json(
                            200,
                            "{\"objectClassName\": \"autnum\", \"startAutnum\": 6453, \"remarks\": {\"description\": 7}}");
            case "four MB" -> FakeRdap.endless();
            case "nothing more" -> FakeRdap.stuck(end);
            case "a loop" -> FakeRdap.redirect(REGISTRY.url() + "autnum/6453");
            case "a file URL" -> FakeRdap.redirect("file:///etc/hostname");
            case "one redirect" -> {
                REGISTRY.answers(64530, FakeRdap.record(6453, token));
                yield FakeRdap.redirect("/rdap/autnum/64530");
            }
            default -> throw new AssertionError(what);
        };
    }

    private static String token(Applicant partner) {
        return TRANSIT_C
                .post(partner.path("/proof"))
                .then()
                .statusCode(200)
                .body("token", startsWith("peering-proof-"))
                .extract()
                .path("token");
    }

    private static Response check(Applicant partner, String method) {
        return TRANSIT_C.post(partner.path("/proof/check"), json("method", method));
    }
}
