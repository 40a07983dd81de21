package peering.alerting.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static peering.alerting.delivery.TestEvents.SOON;
import static peering.alerting.delivery.TestEvents.becomes;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.alerting.Api;
import peering.alerting.Database;
import peering.alerting.Receiver;
import peering.alerting.Receiver.Answer;
import peering.alerting.Told;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;

/** What a delivery waits for: its endpoint, the one before it, the worker that has claimed it. */
@QuarkusTest
class WaitingDeliveryTest {
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
    void what_waits_for_a_disabled_endpoint_is_sent_when_it_is_enabled() {
        receiver.will(
                "/hook", Answer.of(200), new Answer(503, Map.of("Retry-After", "2"), "", false));
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        Api.subscribeToAll("acme", endpoint.id());
        var open = Told.anomaly("acme", Told.fresh("con_"));
        Told.tell(open);
        await().atMost(SOON).until(() -> receiver.at("/hook").size() == 1);
        change(endpoint.id(), true);

        var untold = Told.anomaly("acme", Told.fresh("con_"));
        Told.tell(untold);
        Told.tell(Told.next(open, Severity.Warning, State.Ended));
        await().atMost(SOON).until(() -> known(untold.anomalyId(), "Open"));
        await().atMost(SOON).until(() -> known(open.anomalyId(), "Ended"));
        change(endpoint.id(), false);

        await().atMost(SOON)
                .until(() -> List.of("Delivered", "Delivered").equals(states(endpoint.id())));
        assertEquals(3, receiver.at("/hook").size());
        var waited =
                Duration.between(
                        receiver.at("/hook").get(1).at(), receiver.at("/hook").get(2).at());
        assertTrue(waited.compareTo(Duration.ofSeconds(2)) >= 0, "Retry-After: " + waited);
    }

    @Test
    void resolved_waits_until_opened_has_arrived() {
        receiver.will("/hook", Answer.of(500), Answer.of(500));
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        Api.subscribeToAll("acme", endpoint.id());
        var open = Told.anomaly("acme", Told.fresh("con_"));

        Told.tell(open);
        Told.tell(Told.next(open, Severity.Warning, State.Ended));

        await().atMost(SOON).until(() -> receiver.at("/hook").size() == 4);
        var types =
                receiver.at("/hook").stream()
                        .map(request -> JsonPath.from(request.body()).getString("type"))
                        .toList();
        assertEquals(
                List.of(
                        "route.anomaly.opened",
                        "route.anomaly.opened",
                        "route.anomaly.opened",
                        "route.anomaly.resolved"),
                types);
    }

    /** A lane as a worker leaves it that was killed after it had claimed what was in it. */
    @Test
    void what_a_dead_worker_had_claimed_is_taken_up_when_its_lease_is_over() {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        String id = Told.fresh("whd_");
        Instant over = Instant.now().plusSeconds(2);

        Database.execute(
                """
                insert into delivery_lane (endpoint_id, owner, owned_until) values ('%s', 'worker_that_died', '%s')
                """
                        .formatted(endpoint.id(), over));
        Database.execute(
                """
                insert into delivery (delivery_id, endpoint_id, organisation, transition, type, body, state,
                                      fact_at, created_at, due_at, attempts, tries)
                values ('%s', '%s', 'acme', 'test', 'endpoint.test', '{}', 'Waiting',
                        now(), now(), now(), 0, 0)
                """
                        .formatted(id, endpoint.id()));

        becomes(id, "Delivered");
        assertEquals(1, receiver.at("/hook").size());
        assertFalse(
                receiver.at("/hook").getFirst().at().isBefore(over), "before the lease was over");
    }

    private static boolean known(String troubleId, String state) {
        return Database.count(
                        "alert where trouble_id = '" + troubleId + "' and state = '" + state + "'")
                == 1;
    }

    private static void change(String endpointId, boolean disabled) {
        Api.as("acme")
                .body(Map.of("disabled", disabled))
                .patch("/v1/endpoints/" + endpointId)
                .then()
                .statusCode(200);
    }

    private static List<String> states(String endpointId) {
        return Api.get("acme", "/v1/endpoints/" + endpointId + "/deliveries")
                .getList("items.state");
    }
}
