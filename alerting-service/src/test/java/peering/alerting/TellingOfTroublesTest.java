package peering.alerting;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.contract.PrefixFact;
import peering.contract.Topics;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;
import peering.stack.TestStack;

/** Facts in on Kafka, signed requests out at a receiver. */
@QuarkusTest
class TellingOfTroublesTest {
    private static final Duration SOON = Duration.ofSeconds(10);

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
    void an_anomaly_is_told_opened_and_resolved_and_a_stranger_can_verify_it() throws Exception {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        Api.subscribeToAll("acme", endpoint.id());
        var open = Told.anomaly("acme", connection);

        Told.tell(open);
        await().atMost(SOON).until(() -> types("/hook"), List.of("route.anomaly.opened")::equals);
        Told.tell(Told.next(open, Severity.Warning, State.Ended));
        await().atMost(SOON)
                .until(
                        () -> types("/hook"),
                        List.of("route.anomaly.opened", "route.anomaly.resolved")::equals);

        for (var request : receiver.at("/hook")) request.verify(endpoint.secret());
        var opened = JsonPath.from(receiver.at("/hook").getFirst().body());
        assertEquals("2018-04-24T11:05:41Z", opened.getString("timestamp"));
        assertEquals("205.251.192.0/23", opened.getString("data.prefix"));
        assertEquals("205.251.192.0/24", opened.getString("data.evidence.announcedPrefix"));
        assertEquals(10297, opened.getLong("data.evidence.offendingOrigin"));
        assertEquals(
                "https://portal.example.org/alerts/" + opened.getString("data.alertId"),
                opened.getString("data.links.alert"));
        var resolved = JsonPath.from(receiver.at("/hook").getLast().body());
        assertEquals(7039, resolved.getLong("data.durationSeconds"));
        assertEquals(
                2, receiver.at("/hook").stream().map(Receiver.Received::id).distinct().count());
    }

    @Test
    void a_fact_that_comes_again_is_not_told_again() {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        Api.subscribeToAll("acme", endpoint.id());
        var open = Told.anomaly("acme", connection);
        var grown = Told.next(open, Severity.Warning, State.Open);
        var ended = Told.next(grown, Severity.Warning, State.Ended);

        Stream.of(open, open, grown, open, grown, ended, ended, open, ended).forEach(Told::tell);
        var last = Told.anomaly("acme", connection + "-last");
        Told.tell(last);

        await().atMost(SOON).until(() -> told(last.connectionId()) == 1);
        await().atMost(SOON).until(() -> told(connection) == 2);
        assertEquals(
                List.of("route.anomaly.opened", "route.anomaly.opened", "route.anomaly.resolved"),
                types("/hook").stream().sorted().toList());
    }

    @Test
    void a_trouble_that_gets_worse_is_told_and_one_that_gets_better_is_not() {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        Api.subscribeToAll("acme", endpoint.id());
        var open = Told.anomaly("acme", connection);
        var worse = Told.next(open, Severity.Critical, State.Open);
        var better = Told.next(worse, Severity.Warning, State.Open);
        var worseAgain = Told.next(better, Severity.Critical, State.Open);
        var ended = Told.next(worseAgain, Severity.Warning, State.Ended);

        Stream.of(open, worse, better, worseAgain, ended).forEach(Told::tell);

        await().atMost(SOON)
                .until(
                        () -> types("/hook"),
                        List.of(
                                        "route.anomaly.opened",
                                        "route.anomaly.updated",
                                        "route.anomaly.resolved")
                                ::equals);
        var alert = Api.get("acme", "/v1/alerts/" + alertOf(connection));
        assertEquals(
                List.of("FIRST_SIGHT", "WORSENED", "RESOLVED"), alert.getList("timeline.decision"));
        assertEquals(3, alert.getList("deliveries").size());
        assertEquals("205.251.192.0/24", alert.getString("evidence.announcedPrefix"));
    }

    @Test
    void a_trouble_that_was_over_before_it_was_heard_of_is_kept_and_not_told() {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        Api.subscribeToAll("acme", endpoint.id());
        var before = Told.anomaly("acme", connection);

        Told.tell(Told.next(before, Severity.Warning, State.Ended));
        await().atMost(SOON).until(() -> alertOf(connection) != null);

        var alert = Api.get("acme", "/v1/alerts/" + alertOf(connection));
        assertEquals(List.of("OVER_BEFORE_FIRST_SIGHT"), alert.getList("timeline.decision"));
        assertEquals(List.of(), alert.getList("deliveries"));
        assertEquals(List.of(), receiver.at("/hook"));
    }

    @Test
    void a_trouble_that_comes_back_is_one_alert_told_opened_and_resolved_again() {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        Api.subscribeToAll("acme", endpoint.id());
        var open = Told.anomaly("acme", connection);
        var ended = Told.next(open, Severity.Warning, State.Ended);
        var back = Told.reopened(ended);
        var over = Told.next(back, Severity.Warning, State.Ended);

        Stream.of(open, ended, back, back, over, over).forEach(Told::tell);

        await().atMost(SOON)
                .until(
                        () -> types("/hook"),
                        List.of(
                                        "route.anomaly.opened",
                                        "route.anomaly.resolved",
                                        "route.anomaly.opened",
                                        "route.anomaly.resolved")
                                ::equals);
        var alert = Api.get("acme", "/v1/alerts/" + alertOf(connection));
        assertEquals(
                List.of("FIRST_SIGHT", "RESOLVED", "REOPENED", "RESOLVED"),
                alert.getList("timeline.decision"));
        assertEquals("Ended", alert.getString("state"));
    }

    @Test
    void a_latency_degradation_is_told_with_its_numbers() throws Exception {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        Api.subscribeToAll("acme", endpoint.id());

        Told.tell(Told.degradation("acme", connection, State.Open, 1));
        Told.tell(Told.degradation("acme", connection, State.Ended, 2));

        await().atMost(SOON)
                .until(
                        () -> types("/hook"),
                        List.of("latency.degradation.opened", "latency.degradation.resolved")
                                ::equals);
        var opened = receiver.at("/hook").getFirst();
        opened.verify(endpoint.secret());
        var body = JsonPath.from(opened.body());
        assertEquals("NL-AMS", body.getString("data.evidence.place"));
        assertEquals(12.5, body.getDouble("data.evidence.baselineMillis"));
        assertEquals(52.5, body.getDouble("data.evidence.currentMillis"));
    }

    @Test
    void only_what_was_subscribed_to_is_told() {
        String other = Told.fresh("con_");
        Told.tell(Told.connection(connection, "acme", 1));
        Told.tell(Told.connection(other, "acme", 1));
        var own = Api.endpoint("acme", receiver.url("/own"));
        var critical = Api.endpoint("acme", receiver.url("/critical"));
        var latency = Api.endpoint("acme", receiver.url("/latency"));
        var all = Api.endpoint("acme", receiver.url("/all"));
        await().atMost(SOON)
                .until(() ->
                        Api.as("acme")
                                        .body(subscription(own.id(), connection))
                                        .post("/v1/subscriptions")
                                        .statusCode()
                                == 201);
        Api.subscription(
                "acme",
                Map.of(
                        "endpointId", critical.id(),
                        "troubles", List.of("route-anomaly"),
                        "minSeverity", "Critical"));
        Api.subscription(
                "acme",
                Map.of("endpointId", latency.id(), "troubles", List.of("latency-degradation")));
        Api.subscribeToAll("acme", all.id());

        Told.tell(Told.anomaly("acme", other));
        var open = Told.anomaly("acme", connection);
        Told.tell(open);
        Told.tell(Told.next(open, Severity.Critical, State.Open));

        await().atMost(SOON).until(() -> receiver.at("/all").size() == 3);
        await().atMost(SOON).until(() -> receiver.at("/own").size() == 2);
        await().atMost(SOON).until(() -> receiver.at("/critical").size() == 1);
        assertEquals(List.of("route.anomaly.opened", "route.anomaly.updated"), types("/own"));
        assertEquals(List.of("route.anomaly.opened"), types("/critical"));
        assertEquals(List.of(), receiver.at("/latency"));
    }

    @Test
    void a_fact_that_names_another_owner_of_a_connection_is_parked() {
        Told.tell(Told.connection(connection, "globex", 1));

        parked("known_connection where connection_id = '" + connection + "'");
    }

    @Test
    void a_fact_that_names_another_owner_of_a_prefix_is_parked() {
        String prefix = "pfx_" + connection;
        Told.tell(Told.prefix(prefix, "globex", PrefixFact.Standing.Verified, 1));

        parked("known_prefix where prefix_id = '" + prefix + "'");
    }

    private void parked(String knownWhenOneOf) {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        Api.subscribeToAll("acme", endpoint.id());
        await().atMost(SOON).until(() -> Database.count(knownWhenOneOf) == 1);
        var lie = Told.anomaly("acme", connection);

        Told.tell(lie);

        TestStack.facts()
                .await(Topics.deadLetters(Topics.ROUTE_ANOMALIES), lie.anomalyId(), _ -> true);
        assertNull(alertOf(connection));
        assertEquals(List.of(), receiver.at("/hook"));
    }

    private static Map<String, Object> subscription(String endpoint, String connection) {
        return Map.of(
                "endpointId", endpoint,
                "connectionId", connection,
                "troubles", List.of("route-anomaly"));
    }

    private List<String> types(String path) {
        return receiver.at(path).stream()
                .map(request -> JsonPath.from(request.body()).getString("type"))
                .toList();
    }

    private long told(String connectionId) {
        return receiver.at("/hook").stream()
                .filter(request ->
                        connectionId.equals(
                                JsonPath.from(request.body()).getString("data.connectionId")))
                .count();
    }

    private static String alertOf(String connectionId) {
        return Api.get("acme", "/v1/alerts?connectionId=" + connectionId)
                .getString("items[0].alertId");
    }
}
