package peering.alerting.delivery;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import peering.alerting.Api;

/** Test events to endpoints of Acme, and what becomes of their deliveries. */
final class TestEvents {
    static final Duration SOON = Duration.ofSeconds(10);

    private TestEvents() {}

    /** Sends a test event to the endpoint; the id of its delivery. */
    static String send(String endpointId) {
        return Api.as("acme")
                .post("/v1/endpoints/" + endpointId + "/test")
                .then()
                .statusCode(202)
                .extract()
                .path("deliveryId");
    }

    /** Waits until the delivery has this state. */
    static void becomes(String deliveryId, String state) {
        await().atMost(SOON)
                .until(
                        () -> Api.get("acme", "/v1/deliveries/" + deliveryId).getString("state"),
                        state::equals);
    }
}
