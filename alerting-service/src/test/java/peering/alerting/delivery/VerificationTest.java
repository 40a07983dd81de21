package peering.alerting.delivery;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static peering.alerting.delivery.TestEvents.becomes;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import peering.alerting.Api;
import peering.alerting.Database;
import peering.alerting.Receiver;
import peering.alerting.Receiver.Answer;

/** A receiver shows that it wants to be told, or does not. */
@QuarkusTest
class VerificationTest {
    private static final String ORIGIN = "portal.example.org";

    private Receiver receiver;

    @BeforeEach
    void open() throws Exception {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        Api.forgetEndpoints("acme");
        receiver.close();
    }

    @Test
    void who_answers_with_the_challenge_is_verified() throws Exception {
        receiver.will("/hook", Answer.echo());
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));

        verify(endpoint.id(), "{}")
                .statusCode(200)
                .body("verifiedBy", equalTo("challenge"))
                .body("verifiedAt", notNullValue())
                .body("state", equalTo("Enabled"));

        var asked = receiver.at("/hook").getFirst();
        asked.verify(endpoint.secret());
        assertEquals("endpoint.verification", JsonPath.from(asked.body()).getString("type"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 302, 404, 500})
    void who_does_not_is_not(int status) {
        receiver.will("/hook", Answer.of(status));
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));

        verify(endpoint.id(), "{\"way\":\"challenge\"}")
                .statusCode(409)
                .body("type", equalTo("/problems/endpoint-not-verified"))
                .body("errors[0].field", equalTo("challenge"))
                .body("errors[0].remedy", notNullValue());

        Api.as("acme")
                .get("/v1/endpoints/" + endpoint.id())
                .then()
                .body("verifiedAt", nullValue())
                .body("state", equalTo("Enabled"));
    }

    @Test
    void an_echo_with_a_refusal_is_a_refusal() {
        receiver.will("/hook", new Answer(403, Map.of(), Answer.echo().body(), false));
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));

        verify(endpoint.id(), "{}").statusCode(409);
    }

    @Test
    void a_handshake_is_granted_by_headers_whatever_the_status() {
        receiver.will("/hook", granting(405, ORIGIN, "120"));
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));

        verify(endpoint.id(), "{\"way\":\"handshake\"}")
                .statusCode(200)
                .body("verifiedBy", equalTo("handshake"))
                .body("allowedPerMinute", equalTo(120));
        becomes(TestEvents.send(endpoint.id()), "Delivered");

        var asked = receiver.at("/hook").getFirst();
        assertEquals(ORIGIN, asked.header("webhook-request-origin"));
        assertEquals("", asked.body());
        assertTrue(asked.headers().firstValue("webhook-signature").isEmpty());
        assertEquals(ORIGIN, receiver.at("/hook").getLast().header("webhook-request-origin"));
    }

    @Test
    void a_status_is_no_grant() {
        receiver.will("/hook", Answer.of(200));
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));

        verify(endpoint.id(), "{\"way\":\"handshake\"}")
                .statusCode(409)
                .body("detail", containsString("WebHook-Allowed-Origin"));
    }

    @Test
    void another_url_is_another_receiver() {
        receiver.will("/hook", granting(200, "*", "60"));
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        verify(endpoint.id(), "{\"way\":\"handshake\"}").statusCode(200);

        Api.as("acme")
                .body(Map.of("url", receiver.url("/other")))
                .patch("/v1/endpoints/" + endpoint.id())
                .then()
                .statusCode(200)
                .body("verifiedAt", nullValue())
                .body("verifiedBy", nullValue())
                .body("allowedPerMinute", nullValue());
    }

    @Test
    void it_is_tried_once_in_a_while_only() {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        verify(endpoint.id(), "{}").statusCode(409);

        verify(endpoint.id(), "{}")
                .statusCode(429)
                .body("type", equalTo("/problems/verification-too-soon"));

        assertEquals(1, receiver.at("/hook").size());
    }

    @Test
    void a_verification_stops_at_the_same_walls_as_a_delivery() {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        Database.execute(
                "update endpoint set url = 'https://10.1.2.3/hook' where endpoint_id = '"
                        + endpoint.id()
                        + "'");

        verify(endpoint.id(), "{}")
                .statusCode(409)
                .body("detail", containsString("private (RFC 1918)"));
        assertEquals(List.of(), receiver.at("/hook"));
    }

    @Test
    void an_unknown_way_is_refused() {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));

        verify(endpoint.id(), "{\"way\":\"prayer\"}").statusCode(400);
    }

    static Answer granting(int status, String origin, String rate) {
        var headers = Map.of("WebHook-Allowed-Origin", origin, "WebHook-Allowed-Rate", rate);
        return new Answer(status, headers, "", false);
    }

    private static ValidatableResponse verify(String endpointId, String body) {
        return Api.as("acme")
                .body(body)
                .post("/v1/endpoints/" + endpointId + "/verification")
                .then();
    }
}
