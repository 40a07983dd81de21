package peering.alerting.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static peering.alerting.delivery.TestEvents.SOON;
import static peering.alerting.delivery.TestEvents.becomes;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.alerting.Api;
import peering.alerting.Database;
import peering.alerting.Receiver;
import peering.alerting.Receiver.Answer;

/** Finding what was told, and sending it again. */
@QuarkusTest
class RecoveringTest {
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
    void the_organisations_deliveries_are_found_by_what_one_looks_for() {
        receiver.will("/gone", Answer.of(410));
        var good = Api.endpoint("acme", receiver.url("/good"));
        var gone = Api.endpoint("acme", receiver.url("/gone"));
        Instant before = Instant.now().minusSeconds(1);
        String arrived = TestEvents.send(good.id());
        String parked = TestEvents.send(gone.id());
        becomes(arrived, "Delivered");
        becomes(parked, "Parked");

        assertEquals(List.of(parked, arrived), found("from=" + before));
        assertEquals(List.of(parked), found("state=Parked&from=" + before));
        assertEquals(List.of(arrived), found("endpointId=" + good.id()));
        assertEquals(List.of(), found("from=" + before + "&until=" + before.plusMillis(1)));
        assertEquals(List.of(), found("type=route.anomaly.opened&endpointId=" + good.id()));
        assertEquals(List.of(), found("alertId=alr_none"));
        Api.as("acme").get("/v1/deliveries?state=Lost").then().statusCode(400);
        Api.as("acme").get("/v1/deliveries?from=yesterday").then().statusCode(400);
        List<String> others = Api.get("globex", "/v1/deliveries").getList("items.deliveryId");
        assertTrue(!others.contains(arrived) && !others.contains(parked));
    }

    private static List<String> found(String query) {
        return Api.get("acme", "/v1/deliveries?" + query).getList("items.deliveryId");
    }

    @Test
    void what_has_arrived_is_sent_again_with_the_same_id() {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        String id = TestEvents.send(endpoint.id());
        becomes(id, "Delivered");

        Api.as("acme").post("/v1/deliveries/" + id + "/resend").then().statusCode(202);

        await().atMost(SOON).until(() -> receiver.at("/hook").size() == 2);
        becomes(id, "Delivered");
        assertEquals(
                List.of(id, id), receiver.at("/hook").stream().map(Receiver.Received::id).toList());
        assertEquals(
                List.of(1, 2),
                Api.get("acme", "/v1/deliveries/" + id).getList("attemptLog.number"));
    }

    @Test
    void what_failed_within_a_time_is_recovered_and_nothing_else() {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        lay(endpoint.id(), 250, "Parked", "now() - interval '1 hour'");
        lay(endpoint.id(), 5, "Delivered", "now() - interval '1 hour'");
        lay(endpoint.id(), 5, "Parked", "now() - interval '2 days'");
        Instant since = Instant.now().minus(Duration.ofDays(1));

        var begun =
                Api.as("acme")
                        .body(Map.of("since", since.toString()))
                        .post("/v1/endpoints/" + endpoint.id() + "/recoveries")
                        .then()
                        .statusCode(202)
                        .extract()
                        .jsonPath();

        assertEquals(250, begun.getInt("matching"));
        await().atMost(SOON).until(() -> "Done".equals(first(endpoint.id(), "state")));
        assertEquals(250, (int) first(endpoint.id(), "resent"));
        await().atMost(SOON.multipliedBy(3)).until(() -> receiver.at("/hook").size() >= 250);
        var ids = receiver.at("/hook").stream().map(Receiver.Received::id).toList();
        assertEquals(250, Set.copyOf(ids).size(), "each of them, and each once: " + ids.size());
        String parked = "delivery where state = 'Parked' and endpoint_id = '" + endpoint.id() + "'";
        assertEquals(5, Database.count(parked));
    }

    @Test
    void one_recovery_runs_at_a_time_goes_on_where_it_was_and_can_be_cancelled() {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        lay(endpoint.id(), 1, "Parked", "now() - interval '1 hour'");
        Database.execute(
                """
                insert into endpoint_recovery (recovery_id, endpoint_id, since, until, state, matching,
                                               resent, after_no, created_at, moved_at)
                values ('rec_%1$s', '%1$s', now() - interval '1 day', now(), 'Cancelled', 1, 0, 0, now(), now())
                """
                        .formatted(endpoint.id()));
        String path = "/v1/endpoints/" + endpoint.id() + "/recoveries";
        String cancel = path + "/rec_" + endpoint.id() + "/cancel";
        Api.as("acme").post(cancel).then().statusCode(200);
        assertEquals("Cancelled", first(endpoint.id(), "state"));

        Database.execute(
                "update endpoint_recovery set state = 'Running' where endpoint_id = '"
                        + endpoint.id()
                        + "'");

        await().atMost(SOON).until(() -> receiver.at("/hook").size() == 1);
        await().atMost(SOON).until(() -> "Done".equals(first(endpoint.id(), "state")));
    }

    @Test
    void a_recovery_of_a_time_that_cannot_be_is_refused() {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        String path = "/v1/endpoints/" + endpoint.id() + "/recoveries";
        String early = Instant.now().minus(Duration.ofDays(15)).toString();
        String late = Instant.now().plusSeconds(60).toString();

        Api.as("acme").body(Map.of("since", early)).post(path).then().statusCode(400);
        Api.as("acme").body(Map.of("since", late)).post(path).then().statusCode(400);
        Api.as("acme").post(path + "/rec_none/cancel").then().statusCode(404);
    }

    private static Object first(String endpointId, String field) {
        return Api.get("acme", "/v1/endpoints/" + endpointId + "/recoveries")
                .get("items[0]." + field);
    }

    private static void lay(String endpointId, int count, String state, String decided) {
        Database.execute(
                """
                insert into delivery (delivery_id, endpoint_id, organisation, transition, type, body, state,
                                      fact_at, created_at, due_at, attempts, tries)
                select 'whd_' || md5(random() || '%1$s' || n), '%1$s', 'acme', 'test', 'endpoint.test', '{}',
                       '%2$s', now(), %3$s, now(), 0, 0
                  from generate_series(1, %4$d) n
                """
                        .formatted(endpointId, state, decided, count));
    }
}
