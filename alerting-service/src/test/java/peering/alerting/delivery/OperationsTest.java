package peering.alerting.delivery;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static peering.alerting.delivery.TestEvents.SOON;
import static peering.alerting.delivery.TestEvents.becomes;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.alerting.Api;
import peering.alerting.Database;
import peering.alerting.Receiver;
import peering.alerting.Receiver.Answer;

/** How an endpoint fares, as its organisation's other endpoints are told. Four attempts park. */
@QuarkusTest
class OperationsTest {
    private Receiver receiver;

    @BeforeEach
    void open() throws Exception {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        Api.forgetEndpoints("acme");
        Api.forgetEndpoints("globex");
        receiver.close();
    }

    @Test
    void others_are_told_that_one_fails_and_that_it_has_recovered() throws Exception {
        var ops = listener("acme", "/ops");
        var sick = Api.endpoint("acme", receiver.url("/sick"));
        fail("/sick", 2);

        String delivery = TestEvents.send(sick.id());

        told("/ops", "delivery.failing", "delivery.recovered");
        var failing = receiver.at("/ops").getFirst();
        failing.verify(ops.secret());
        var data = JsonPath.from(failing.body()).getMap("data");
        assertEquals(sick.id(), data.get("endpointId"));
        assertEquals("127.0.0.1", data.get("host"));
        assertEquals(delivery, data.get("deliveryId"));
        assertEquals("endpoint.test", data.get("deliveryType"));
        assertEquals(2, data.get("attempts"));
        assertEquals("the receiver answered 500", data.get("reason"));
        assertEquals("Good", health(sick.id()));
    }

    @Test
    void what_fails_alike_is_told_once_until_something_arrives() {
        listener("acme", "/ops");
        var sick = Api.endpoint("acme", receiver.url("/sick"));
        fail("/sick", 12);
        var ids = List.of(send(sick), send(sick), send(sick));
        ids.forEach(id -> becomes(id, "Parked"));
        assertEquals("Exhausted", health(sick.id()));

        retry(ids.getFirst());

        told("/ops", "delivery.failing", "delivery.exhausted", "delivery.recovered");
        assertEquals("Good", health(sick.id()));
        assertEquals("Enabled", state(sick.id()));
    }

    @Test
    void who_is_gone_is_disabled_at_once_and_nobody_elses_endpoint_hears_it() {
        listener("acme", "/ops");
        listener("globex", "/stranger");
        Api.endpoint("acme", receiver.url("/deaf"));
        receiver.will("/gone", Answer.of(410));
        var gone = listener("acme", "/gone");

        send(gone);

        told("/ops", "endpoint.disabled");
        assertEquals("Disabled", state(gone.id()));
        assertEquals(1, receiver.at("/gone").size());
        assertEquals(List.of(), receiver.at("/deaf"));
        assertEquals(List.of(), receiver.at("/stranger"));
    }

    @Test
    void who_fails_for_days_is_disabled_and_a_success_begins_the_days_anew() {
        listener("acme", "/ops");
        var sick = Api.endpoint("acme", receiver.url("/sick"));
        fail("/sick", 4);
        becomes(send(sick), "Parked");
        assertEquals("Enabled", state(sick.id()));
        longAgo(sick);
        becomes(send(sick), "Delivered");
        assertEquals("Good", health(sick.id()));
        fail("/sick", 4);
        becomes(send(sick), "Parked");
        assertEquals("Enabled", state(sick.id()));
        longAgo(sick);
        fail("/sick", 4);
        becomes(send(sick), "Parked");

        var shown = Api.get("acme", "/v1/endpoints/" + sick.id());
        assertEquals("Disabled", shown.getString("state"));
        assertTrue(shown.getString("disabledReason").startsWith("deliveries were given up since"));
        await().atMost(SOON).until(() -> types("/ops").getLast().equals("endpoint.disabled"));
        Api.as("acme")
                .body(Map.of("disabled", false))
                .patch("/v1/endpoints/" + sick.id())
                .then()
                .body("state", equalTo("Enabled"))
                .body("health", equalTo("Good"));
    }

    @Test
    void two_broken_endpoints_do_not_tell_each_other_for_ever() {
        var one = listener("acme", "/one");
        var other = listener("acme", "/other");
        fail("/one", 20);
        fail("/other", 20);

        becomes(send(one), "Parked");

        await().atMost(SOON)
                .until(() -> deliveries(other, "state").equals(List.of("Parked", "Parked")));
        assertEquals(List.of("delivery.exhausted", "delivery.failing"), deliveries(other, "type"));
        assertEquals(List.of("endpoint.test"), deliveries(one, "type"));
    }

    @Test
    void the_figures_say_what_was_tried_and_what_waits() {
        var sick = Api.endpoint("acme", receiver.url("/sick"));
        becomes(send(sick), "Delivered");
        fail("/sick", 4);
        becomes(send(sick), "Parked");

        var figures = Api.get("acme", "/v1/endpoints/" + sick.id() + "/health");

        assertEquals(5, figures.getInt("attempts"));
        assertEquals(1, figures.getInt("delivered"));
        assertEquals(4, figures.getInt("failed"));
        assertEquals(4, figures.getInt("consecutiveFailures"));
        assertEquals(0, figures.getInt("waiting"));
        assertEquals(1, figures.getInt("parked"));
        assertEquals("Exhausted", figures.getString("health"));
        assertTrue(figures.getInt("p50Millis") <= figures.getInt("p95Millis"));
        assertTrue(figures.getString("lastSuccessAt").startsWith("20"));
        List<Integer> byHour = figures.getList("hours.attempts");
        assertEquals(5, byHour.stream().mapToInt(Integer::intValue).sum());
        var nothing = Api.endpoint("acme", receiver.url("/new"));
        assertEquals(
                List.of(),
                Api.get("acme", "/v1/endpoints/" + nothing.id() + "/health").getList("hours"));
    }

    private void fail(String path, int times) {
        receiver.will(path, Collections.nCopies(times, Answer.of(500)).toArray(Answer[]::new));
    }

    private static String send(Api.Made endpoint) {
        return TestEvents.send(endpoint.id());
    }

    private static void retry(String deliveryId) {
        Api.as("acme").post("/v1/deliveries/" + deliveryId + "/retry").then().statusCode(202);
        becomes(deliveryId, "Delivered");
    }

    private static void longAgo(Api.Made endpoint) {
        Database.execute(
                "update endpoint set failing_since = now() - interval '6 days' where endpoint_id = '"
                        + endpoint.id()
                        + "'");
    }

    private Api.Made listener(String client, String path) {
        var made =
                Api.as(client)
                        .body(Map.of("url", receiver.url(path), "operations", true))
                        .post("/v1/endpoints")
                        .then()
                        .statusCode(201)
                        .body("operations", equalTo(true))
                        .extract()
                        .jsonPath();
        return new Api.Made(made.getString("endpointId"), made.getString("secret"));
    }

    private void told(String path, String... types) {
        await().atMost(SOON).until(() -> types(path).equals(List.of(types)));
    }

    private List<String> types(String path) {
        return receiver.at(path).stream()
                .map(request -> JsonPath.from(request.body()).getString("type"))
                .toList();
    }

    private static List<String> deliveries(Api.Made endpoint, String field) {
        return Api.get("acme", "/v1/endpoints/" + endpoint.id() + "/deliveries")
                .getList("items." + field);
    }

    private static String state(String endpointId) {
        return Api.get("acme", "/v1/endpoints/" + endpointId).getString("state");
    }

    private static String health(String endpointId) {
        return Api.get("acme", "/v1/endpoints/" + endpointId).getString("health");
    }
}
