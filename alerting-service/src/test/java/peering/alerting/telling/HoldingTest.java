package peering.alerting.telling;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.alerting.Api;
import peering.alerting.Database;
import peering.alerting.Receiver;
import peering.alerting.Told;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;

/** What is told later, or together, or not at all: over the real topics, to a real receiver. */
@QuarkusTest
class HoldingTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    private Receiver receiver;
    private String connection;
    private String endpoint;

    @BeforeEach
    void open() throws Exception {
        receiver = new Receiver();
        connection = Told.fresh("con_");
        endpoint = Api.endpoint("acme", receiver.url("/hook")).id();
    }

    @AfterEach
    void close() {
        Api.forgetEndpoints("acme");
        Database.execute("delete from silence where organisation = 'acme'");
        receiver.close();
    }

    @Test
    void what_is_open_at_the_end_of_a_silence_is_told_then() {
        Api.subscribeToAll("acme", endpoint);
        String silence = Api.silence("acme", "connection_id", connection);
        Told.tell(Told.anomaly("acme", connection));
        awaitTimeline(List.of("FIRST_SIGHT", "HELD"));
        assertEquals(List.of(), types());

        Api.as("acme").delete("/v1/silences/" + silence).then().statusCode(204);

        awaitTypes(List.of("route.anomaly.opened"));
        awaitTimeline(List.of("FIRST_SIGHT", "HELD", "RELEASED"));
        assertEquals(0, held());
    }

    @Test
    void what_is_over_before_the_silence_ends_is_never_told() {
        Api.subscribeToAll("acme", endpoint);
        String silence = Api.silence("acme", "connection_id", connection);
        var anomaly = Told.anomaly("acme", connection);
        Told.tell(anomaly);
        Told.tell(Told.next(anomaly, Severity.Warning, State.Ended));
        awaitTimeline(List.of("FIRST_SIGHT", "HELD", "RESOLVED"));
        Api.as("acme").delete("/v1/silences/" + silence).then().statusCode(204);

        assertEquals(0, held());
        Told.tell(Told.degradation("acme", connection, State.Open, 1));
        awaitTypes(List.of("latency.degradation.opened"));
    }

    @Test
    void whoever_was_told_hears_of_the_end_though_it_is_silent_by_then() {
        Api.subscribeToAll("acme", endpoint);
        var anomaly = Told.anomaly("acme", connection);
        Told.tell(anomaly);
        awaitTypes(List.of("route.anomaly.opened"));
        Api.silence("acme", "connection_id", connection);

        Told.tell(Told.next(anomaly, Severity.Warning, State.Ended));

        awaitTypes(List.of("route.anomaly.opened", "route.anomaly.resolved"));
    }

    @Test
    void alerts_of_a_group_come_in_one_message_and_a_critical_one_does_not_wait() {
        subscribe(Map.of("grouping", Map.of("by", List.of("connection_id"), "waitSeconds", 2)));
        Told.tell(Told.anomaly("acme", connection));
        Told.tell(Told.anomaly("acme", connection));
        var critical = Told.anomaly("acme", connection);
        Told.tell(Told.next(critical, Severity.Critical, State.Open));

        awaitTypes(List.of("route.anomaly.opened", "alerts.group"));
        var single = JsonPath.from(receiver.at("/hook").getFirst().body());
        assertEquals("Critical", single.getString("data.severity"));
        var group = JsonPath.from(receiver.at("/hook").getLast().body());
        assertEquals(
                List.of("route.anomaly.opened", "route.anomaly.opened"),
                group.getList("data.alerts.type"));
        assertEquals(connection, group.getString("data.groupLabels.connection_id"));
        assertEquals(0, group.getInt("data.omitted"));
    }

    @Test
    void what_becomes_critical_while_it_waits_for_its_group_is_told_once() {
        subscribe(Map.of("grouping", Map.of("by", List.of("connection_id"), "waitSeconds", 3600)));
        var anomaly = Told.anomaly("acme", connection);
        Told.tell(anomaly);
        awaitTimeline(List.of("FIRST_SIGHT", "HELD"));
        assertEquals(1, held());

        Told.tell(Told.next(anomaly, Severity.Critical, State.Open));

        awaitTypes(List.of("route.anomaly.opened"));
        assertEquals(0, held());
    }

    @Test
    void an_alert_that_opens_again_begins_anew() {
        Api.subscribeToAll("acme", endpoint);
        var told = Told.anomaly("acme", connection);
        for (int life = 0; life < 2; life++) {
            Told.tell(told);
            told = Told.next(told, Severity.Critical, State.Open);
            Told.tell(told);
            told = Told.next(told, Severity.Critical, State.Ended);
            Told.tell(told);
            told = Told.next(told, Severity.Warning, State.Open);
        }

        var aLife =
                List.of("route.anomaly.opened", "route.anomaly.updated", "route.anomaly.resolved");
        awaitTypes(Stream.concat(aLife.stream(), aLife.stream()).toList());
    }

    @Test
    void who_did_not_hear_that_it_opened_again_does_not_hear_that_it_ended_again() {
        Api.subscribeToAll("acme", endpoint);
        var anomaly = Told.anomaly("acme", connection);
        Told.tell(anomaly);
        var over = Told.next(anomaly, Severity.Warning, State.Ended);
        Told.tell(over);
        awaitTypes(List.of("route.anomaly.opened", "route.anomaly.resolved"));
        Api.silence("acme", "connection_id", connection);

        var again = Told.next(over, Severity.Warning, State.Open);
        Told.tell(again);
        Told.tell(Told.next(again, Severity.Warning, State.Ended));
        awaitTimeline(List.of("FIRST_SIGHT", "RESOLVED", "REOPENED", "HELD", "RESOLVED"));

        assertEquals(0, held());
        assertEquals(List.of("route.anomaly.opened", "route.anomaly.resolved"), types());
    }

    @Test
    void only_what_matches_is_told() {
        subscribe(
                Map.of(
                        "matchers",
                        List.of(Map.of("label", "rule", "op", "is", "value", "OriginHijack"))));
        Told.tell(Told.anomaly("acme", connection));
        awaitTimeline(List.of("FIRST_SIGHT"));

        assertEquals(List.of(), types());
    }

    @Test
    void who_looks_after_an_alert_is_told_once_and_forgotten_when_it_opens_again() {
        Api.subscribeToAll("acme", endpoint);
        var anomaly = Told.anomaly("acme", connection);
        Told.tell(anomaly);
        awaitTypes(List.of("route.anomaly.opened"));
        String alert = "/v1/alerts/" + alertId();

        for (int twice = 0; twice < 2; twice++) {
            Api.as("acme")
                    .body(Map.of("note", "with our upstream"))
                    .put(alert + "/acknowledgement")
                    .then()
                    .statusCode(200);
        }

        awaitTypes(List.of("route.anomaly.opened", "route.anomaly.acknowledged"));
        var shown = Api.get("acme", alert);
        assertEquals("with our upstream", shown.getString("acknowledgement.note"));
        assertEquals(1, alerts("&acknowledged=true"));
        var ended = Told.next(anomaly, Severity.Warning, State.Ended);
        Told.tell(ended);
        awaitTimeline(List.of("FIRST_SIGHT", "ACKNOWLEDGED", "RESOLVED"));
        Api.as("acme").put(alert + "/acknowledgement").then().statusCode(409);
        Told.tell(Told.next(ended, Severity.Warning, State.Open));
        awaitTimeline(List.of("FIRST_SIGHT", "ACKNOWLEDGED", "RESOLVED", "REOPENED"));
        assertEquals(1, alerts("&acknowledged=false"));
    }

    @Test
    void what_nobody_looks_after_is_told_again_and_again() {
        subscribe(Map.of("repeatMinutes", 10));
        Told.tell(Told.anomaly("acme", connection));
        awaitTypes(List.of("route.anomaly.opened"));
        await().atMost(SOON).until(() -> held() == 1);

        remindNow();
        awaitTypes(List.of("route.anomaly.opened", "route.anomaly.reminded"));
        await().atMost(SOON).until(() -> held() == 1);
        Api.as("acme").put("/v1/alerts/" + alertId() + "/acknowledgement").then().statusCode(200);

        assertEquals(0, held());
    }

    @Test
    void a_preview_says_what_would_have_been_told() {
        Told.tell(Told.anomaly("acme", connection));
        awaitTimeline(List.of("FIRST_SIGHT"));
        var trial = Map.of("troubles", List.of("route-anomaly"), "connectionId", connection);

        var preview =
                Api.as("acme")
                        .body(trial)
                        .post("/v1/subscriptions/preview")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        assertEquals(1, preview.getInt("matched"));
        assertEquals(alertId(), preview.getString("alerts[0].alertId"));
        var critical =
                Map.of(
                        "troubles",
                        List.of("route-anomaly"),
                        "connectionId",
                        connection,
                        "minSeverity",
                        "Critical");
        assertEquals(
                0,
                Api.as("acme")
                        .body(critical)
                        .post("/v1/subscriptions/preview")
                        .jsonPath()
                        .getInt("matched"));
    }

    private void subscribe(Map<String, ?> more) {
        var body = new HashMap<String, Object>(more);
        body.put("endpointId", endpoint);
        body.put("troubles", List.of("route-anomaly"));
        Api.subscription("acme", body);
    }

    private void remindNow() {
        Database.execute(
                "update held_telling set look_at = now() where endpoint_id = '" + endpoint + "'");
    }

    private long held() {
        return Database.count("held_telling where endpoint_id = '" + endpoint + "'");
    }

    private List<String> types() {
        return receiver.at("/hook").stream()
                .map(request -> JsonPath.from(request.body()).getString("type"))
                .toList();
    }

    private void awaitTypes(List<String> types) {
        await().atMost(SOON).until(this::types, types::equals);
    }

    private String alertId() {
        return Api.get("acme", "/v1/alerts?connectionId=" + connection)
                .getString("items[0].alertId");
    }

    private int alerts(String more) {
        List<Object> items =
                Api.get("acme", "/v1/alerts?connectionId=" + connection + more).getList("items");
        return items.size();
    }

    private void awaitTimeline(List<String> decisions) {
        await().atMost(SOON).until(() -> alerts("") == 1);
        String alert = "/v1/alerts/" + alertId();
        await().atMost(SOON)
                .until(
                        () -> Api.get("acme", alert).getList("timeline.decision", String.class),
                        decisions::equals);
    }
}
