package peering.alerting.delivery;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static peering.alerting.delivery.TestEvents.becomes;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import peering.alerting.Api;
import peering.alerting.Database;
import peering.alerting.Receiver;

/** The kinds of signature that an endpoint may choose, and their rotation. */
@QuarkusTest
class SignaturesTest {
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
    void an_endpoint_with_a_pair_is_signed_by_it_alone_and_its_public_key_is_shown()
            throws Exception {
        var made =
                Api.as("acme")
                        .body(Map.of("url", receiver.url("/hook"), "signing", "v1a"))
                        .post("/v1/endpoints")
                        .then()
                        .statusCode(201)
                        .body("signing", equalTo("v1a"))
                        .body("publicKey", startsWith("whpk_"))
                        .extract()
                        .jsonPath();
        String id = made.getString("endpointId");

        becomes(TestEvents.send(id), "Delivered");

        var request = receiver.at("/hook").getFirst();
        assertEquals(
                made.getString("publicKey"),
                Api.get("acme", "/v1/endpoints/" + id).getString("publicKey"));
        assertTrue(verifies(request, made.getString("publicKey")));
        assertFalse(request.header("webhook-signature").contains("v1,"));
        assertEquals(
                0,
                Database.count(
                        "endpoint_secret where encode(sealed, 'escape') like '%whs%'"
                                + " and endpoint_id = '"
                                + id
                                + "'"));
    }

    @Test
    void both_kinds_sign_and_both_are_rotated_with_overlap() throws Exception {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        String former =
                change(endpoint.id(), "both").then().statusCode(200).extract().path("publicKey");
        var fresh = rotate(endpoint.id(), "?overlapSeconds=60");

        becomes(TestEvents.send(endpoint.id()), "Delivered");

        var both = receiver.at("/hook").getFirst();
        assertTrue(both.verifies(endpoint.secret()) && both.verifies(fresh.getString("secret")));
        assertTrue(verifies(both, former) && verifies(both, fresh.getString("publicKey")));
        var until = Instant.parse(fresh.getString("previousSignsUntil"));
        var left = Duration.between(Instant.now(), until);
        assertTrue(left.compareTo(Duration.ofSeconds(61)) < 0, "signs for " + left);
    }

    @Test
    void without_an_overlap_the_old_key_signs_no_more() throws Exception {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        var fresh = rotate(endpoint.id(), "?overlapSeconds=0");

        becomes(TestEvents.send(endpoint.id()), "Delivered");

        var request = receiver.at("/hook").getFirst();
        assertTrue(request.verifies(fresh.getString("secret")));
        assertFalse(request.verifies(endpoint.secret()));
    }

    @Test
    void who_goes_back_to_the_shared_secret_keeps_it() throws Exception {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        change(endpoint.id(), "v1a").then().statusCode(200);
        change(endpoint.id(), "v1").then().statusCode(200);

        becomes(TestEvents.send(endpoint.id()), "Delivered");

        assertTrue(receiver.at("/hook").getFirst().verifies(endpoint.secret()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "604801", "soon"})
    void an_overlap_beyond_seven_days_or_before_now_is_refused(String seconds) {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));

        int status =
                Api.as("acme")
                        .post(path(endpoint.id()) + "/rotate-secret?overlapSeconds=" + seconds)
                        .statusCode();

        assertTrue(status == 400 || status == 404, "answered " + status);
        assertEquals(
                1, Database.count("endpoint_secret where endpoint_id = '" + endpoint.id() + "'"));
    }

    private static boolean verifies(Receiver.Received request, String publicKey) throws Exception {
        String content =
                request.id() + "." + request.header("webhook-timestamp") + "." + request.body();
        return Ed25519.verifies(publicKey, content, request.header("webhook-signature"));
    }

    private static io.restassured.path.json.JsonPath rotate(String endpointId, String query) {
        return Api.as("acme")
                .post(path(endpointId) + "/rotate-secret" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static io.restassured.response.Response change(String endpointId, String signing) {
        return Api.as("acme").body(Map.of("signing", signing)).patch(path(endpointId));
    }

    private static String path(String endpointId) {
        return "/v1/endpoints/" + endpointId;
    }
}
