package peering.alerting.delivery;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static peering.alerting.delivery.TestEvents.SOON;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.alerting.Api;
import peering.alerting.Receiver;
import peering.alerting.Receiver.Answer;
import peering.alerting.Told;

/**
 * Where it is required, nothing but the verification goes to an endpoint before it has verified.
 */
@QuarkusTest
@TestProfile(VerificationRequiredTest.Required.class)
class VerificationRequiredTest {
    public static final class Required implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("peering.endpoint.verification", "required");
        }
    }

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
    void what_is_told_meanwhile_waits_and_is_sent_when_it_has_verified() {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        String path = "/v1/endpoints/" + endpoint.id();
        assertEquals("Unverified", Api.get("acme", path).getString("state"));
        Api.subscribeToAll("acme", endpoint.id());
        Told.tell(Told.anomaly("acme", Told.fresh("con_")));
        await().atMost(SOON).until(() -> states(path).equals(List.of("Waiting")));
        refusedTest(path);
        switchOffAndOn(path);
        assertEquals("Unverified", Api.get("acme", path).getString("state"));
        assertEquals(List.of(), receiver.at("/hook"));

        receiver.will("/hook", Answer.echo());
        Api.as("acme")
                .body("{}")
                .post(path + "/verification")
                .then()
                .statusCode(200)
                .body("state", equalTo("Enabled"));

        await().atMost(SOON).until(() -> states(path).equals(List.of("Delivered")));
        assertEquals(
                List.of("endpoint.verification", "route.anomaly.opened"),
                receiver.at("/hook").stream()
                        .map(request -> JsonPath.from(request.body()).getString("type"))
                        .toList());
        switchOffAndOn(path);
        assertEquals("Enabled", Api.get("acme", path).getString("state"));
        Api.as("acme")
                .body(Map.of("url", receiver.url("/other")))
                .patch(path)
                .then()
                .statusCode(200)
                .body("state", equalTo("Unverified"));
        refusedTest(path);
    }

    private static void refusedTest(String path) {
        Api.as("acme")
                .post(path + "/test")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/endpoint-unverified"));
    }

    private static void switchOffAndOn(String path) {
        for (boolean disabled : List.of(true, false)) {
            Api.as("acme").body(Map.of("disabled", disabled)).patch(path).then().statusCode(200);
        }
    }

    private static List<String> states(String path) {
        return Api.get("acme", path + "/deliveries").getList("items.state");
    }
}
