package peering.alerting.telling;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.alerting.Api;
import peering.alerting.Receiver;
import peering.alerting.Told;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;

/** A chat wants one message of many alerts; an incident service has to be able to end each. */
@QuarkusTest
class GroupsByFormatTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private Receiver receiver;
    private String connection;

    @BeforeEach
    void open() throws Exception {
        receiver = new Receiver();
        connection = Told.fresh("con_");
    }

    @AfterEach
    void close() {
        Api.forgetEndpoints("acme");
        receiver.close();
    }

    @Test
    void a_chat_hears_of_a_group_at_once_and_an_incident_service_of_each_alert() {
        subscribe("slack", Map.of());
        subscribe("pagerduty", Map.of("credential", "0123456789abcdefABCDEF0123456789"));
        var first = Told.anomaly("acme", connection);
        var second = Told.anomaly("acme", connection);

        Told.tell(first);
        Told.tell(second);
        await().atMost(SOON).until(() -> events().size() == 2);
        await().atMost(SOON).until(() -> receiver.at("/slack").size() == 1);
        Told.tell(Told.next(first, Severity.Warning, State.Ended));
        await().atMost(SOON).until(() -> events().size() == 3);

        assertTrue(receiver.at("/slack").getFirst().body().contains("2 alerts"));
        assertEquals(
                Set.of(
                        "trigger " + first.anomalyId(),
                        "trigger " + second.anomalyId(),
                        "resolve " + first.anomalyId()),
                Set.copyOf(events()));
    }

    private List<String> events() {
        return receiver.at("/pagerduty").stream()
                .map(request -> JsonPath.from(request.body()))
                .map(event -> event.getString("event_action") + " " + event.getString("dedup_key"))
                .toList();
    }

    private void subscribe(String format, Map<String, String> more) {
        var endpoint = new HashMap<String, String>(more);
        endpoint.put("url", receiver.url("/" + format));
        endpoint.put("format", format);
        String id =
                Api.as("acme")
                        .body(endpoint)
                        .post("/v1/endpoints")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("endpointId");
        Api.subscription(
                "acme",
                Map.of(
                        "endpointId",
                        id,
                        "troubles",
                        List.of("route-anomaly"),
                        "grouping",
                        Map.of(
                                "by",
                                List.of("connection_id"),
                                "waitSeconds",
                                2,
                                "intervalSeconds",
                                1)));
    }
}
