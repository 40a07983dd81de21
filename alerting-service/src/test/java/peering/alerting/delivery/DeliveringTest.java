package peering.alerting.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static peering.alerting.delivery.TestEvents.SOON;
import static peering.alerting.delivery.TestEvents.becomes;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.alerting.Api;
import peering.alerting.Database;
import peering.alerting.Receiver;
import peering.alerting.Receiver.Answer;

/** From a waiting row to a receiver, and every way in which a receiver can be difficult. */
@QuarkusTest
class DeliveringTest {
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
    void a_test_event_comes_at_once_and_verifies() throws Exception {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));

        String id = TestEvents.send(endpoint.id());

        becomes(id, "Delivered");
        var request = receiver.at("/hook").getFirst();
        request.verify(endpoint.secret());
        assertEquals(id, request.id());
        assertEquals("application/json", request.header("content-type"));
        assertEquals("endpoint.test", JsonPath.from(request.body()).getString("type"));
    }

    @Test
    void a_receiver_that_stumbles_is_tried_again_with_the_same_id() throws Exception {
        receiver.will("/hook", Answer.of(500), Answer.of(503), Answer.of(200));
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));

        String id = TestEvents.send(endpoint.id());

        becomes(id, "Delivered");
        assertEquals(
                List.of(id, id, id),
                receiver.at("/hook").stream().map(Receiver.Received::id).toList());
        for (var request : receiver.at("/hook")) request.verify(endpoint.secret());
        var delivery = Api.get("acme", "/v1/deliveries/" + id);
        assertEquals(List.of(500, 503, 200), delivery.getList("attemptLog.status"));
        assertEquals(
                List.of("TryLater", "TryLater", "Delivered"),
                delivery.getList("attemptLog.outcome"));
        assertEquals("answer 500", delivery.getString("attemptLog[0].response"));
        assertEquals(receiver.url("/hook"), delivery.getString("attemptLog[0].url"));
        assertEquals("127.0.0.1", delivery.getString("attemptLog[0].address"));
        assertEquals(
                receiver.at("/hook").getFirst().header("webhook-signature"),
                delivery.getString("attemptLog[0].requestHeaders.webhook-signature"));
        assertEquals(receiver.at("/hook").getFirst().body(), delivery.getString("body"));
    }

    @Test
    void when_the_schedule_is_used_up_it_is_parked_and_can_be_tried_again_by_hand() {
        receiver.will("/hook", Answer.of(500), Answer.of(500), Answer.of(500), Answer.of(500));
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        String id = TestEvents.send(endpoint.id());
        becomes(id, "Parked");
        assertEquals(4, receiver.at("/hook").size());

        Api.as("acme").post("/v1/deliveries/" + id + "/retry").then().statusCode(202);

        becomes(id, "Delivered");
        assertEquals(
                List.of(1, 2, 3, 4, 5),
                Api.get("acme", "/v1/deliveries/" + id).getList("attemptLog.number"));
        var again = Api.as("acme").post("/v1/deliveries/" + id + "/retry").then().statusCode(409);
        assertEquals("/problems/delivery-not-parked", again.extract().path("type"));
    }

    @Test
    void gone_disables_the_endpoint_and_nothing_more_is_sent() {
        receiver.will("/hook", Answer.of(410));
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));

        String id = TestEvents.send(endpoint.id());

        becomes(id, "Parked");
        var shown = Api.get("acme", "/v1/endpoints/" + endpoint.id());
        assertEquals("Disabled", shown.getString("state"));
        assertTrue(shown.getString("disabledReason").contains("410"));
        var refused =
                Api.as("acme")
                        .post("/v1/endpoints/" + endpoint.id() + "/test")
                        .then()
                        .statusCode(409);
        assertEquals("/problems/endpoint-disabled", refused.extract().path("type"));
        Api.as("acme").post("/v1/deliveries/" + id + "/retry").then().statusCode(409);
        assertEquals(1, receiver.at("/hook").size());
    }

    @Test
    void a_receiver_that_hangs_does_not_hold_up_another() {
        receiver.will("/hangs", Answer.never(), Answer.never());
        var slow = Api.endpoint("acme", receiver.url("/hangs"));
        var quick = Api.endpoint("acme", receiver.url("/quick"));
        for (int i = 0; i < 6; i++) TestEvents.send(slow.id());
        await().atMost(SOON).until(() -> receiver.at("/hangs").size() == 2);

        String id = TestEvents.send(quick.id());

        becomes(id, "Delivered");
        assertEquals(2, receiver.at("/hangs").size(), "no more than its share at the same time");
        assertEquals(0, Database.count(attemptsOf(slow)), "the slow one still holds its share");
        await().atMost(SOON).until(() -> Database.count(attemptsOf(slow)) == 8);
    }

    private static String attemptsOf(Api.Made endpoint) {
        return "delivery_attempt join delivery using (delivery_id) where endpoint_id = '"
                + endpoint.id()
                + "'";
    }

    @Test
    void both_secrets_sign_while_one_is_rotated_away() throws Exception {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        String fresh =
                Api.as("acme")
                        .post("/v1/endpoints/" + endpoint.id() + "/rotate-secret")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("secret");

        String id = TestEvents.send(endpoint.id());
        becomes(id, "Delivered");
        var both = receiver.at("/hook").getFirst();
        assertTrue(both.verifies(endpoint.secret()) && both.verifies(fresh));

        Database.execute(
                "update endpoint_secret set expires_at = now() where expires_at is not null"
                        + " and endpoint_id = '"
                        + endpoint.id()
                        + "'");
        String later = TestEvents.send(endpoint.id());
        becomes(later, "Delivered");
        var one = receiver.at("/hook").getLast();
        assertTrue(one.verifies(fresh) && !one.verifies(endpoint.secret()));
    }

    @Test
    void the_place_is_checked_again_at_each_delivery() {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        Database.execute(
                "update endpoint set url = 'https://10.1.2.3/hook' where endpoint_id = '"
                        + endpoint.id()
                        + "'");

        String id = TestEvents.send(endpoint.id());

        becomes(id, "Parked");
        var delivery = Api.get("acme", "/v1/deliveries/" + id);
        assertEquals(
                "nothing was sent: 10.1.2.3 has an address that is private (RFC 1918)",
                delivery.getString("attemptLog[0].why"));
        assertEquals(0, receiver.at("/hook").size());
    }

    @Test
    void the_metrics_count_outcomes_and_the_delay_of_the_first_attempt() {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        String id = TestEvents.send(endpoint.id());
        becomes(id, "Delivered");

        String metrics = io.restassured.RestAssured.get("/q/metrics").asString();

        assertTrue(
                metrics.contains("peering_delivery_attempts_total{outcome=\"Delivered\"}"),
                metrics);
        assertTrue(
                metrics.contains("peering_delivery_first_attempt_delay_seconds_bucket"), metrics);
    }
}
