package peering.alerting.delivery;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static peering.alerting.delivery.TestEvents.SOON;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

/** How fast and in which order an endpoint is told. */
@QuarkusTest
class PaceTest {
    @Inject AgroalDataSource database;
    @Inject LaneRows rows;
    @Inject DeliveryQueue queue;
    @Inject DeliveryConfig config;
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
    void an_endpoint_is_free_until_a_pace_is_chosen() {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        String path = "/v1/endpoints/" + endpoint.id() + "/pace";
        assertEquals("Alert", Api.get("acme", path).getString("ordering"));

        set(endpoint.id(), 5, "Second", "Strict");

        assertEquals("Strict", Api.get("acme", path).getString("ordering"));
        assertEquals(5, Api.get("acme", path).getInt("rateLimit.most"));
        for (Object most : List.of(0, 1001)) {
            Api.as("acme")
                    .body(Map.of("rateLimit", Map.of("most", most, "per", "Second")))
                    .put(path)
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void a_rate_limit_holds_at_the_receiver() {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        set(endpoint.id(), 5, "Second", "Alert");

        lay(endpoint.id(), 15);

        await().atMost(SOON).until(() -> receiver.at("/hook").size() == 15);
        var first = receiver.at("/hook").getFirst().at();
        var last = receiver.at("/hook").getLast().at();
        var took = Duration.between(first, last);
        assertTrue(took.compareTo(Duration.ofMillis(2500)) > 0, "15 at 5/s took " + took);
    }

    @Test
    void what_the_receiver_granted_holds_though_more_is_chosen() {
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        set(endpoint.id(), 1000, "Second", "Alert");
        Database.execute(
                "update endpoint set allowed_per_minute = 10 where endpoint_id = '%s'"
                        .formatted(endpoint.id()));

        lay(endpoint.id(), 15);

        // Two of ten may come together; the third has to wait for more than six seconds.
        await().atMost(SOON).until(() -> receiver.at("/hook").size() == 3);
        var hits = receiver.at("/hook");
        var took = Duration.between(hits.getFirst().at(), hits.getLast().at());
        assertTrue(took.compareTo(Duration.ofSeconds(5)) > 0, "3 at 10/min took " + took);
    }

    /** Both look all the time; the lane goes from one to the other with what it has let go. */
    @Test
    void two_workers_never_exceed_the_limit_together() throws Exception {
        var endpoint = Api.endpoint("acme", receiver.url("/never"));
        set(endpoint.id(), 10, "Second", "Alert");
        var begun = new ArrayList<Instant>();
        Instant start = Instant.now().plus(Duration.ofDays(1));
        try (var connection = database.getConnection()) {
            Database.execute(
                    "insert into delivery_lane (endpoint_id, owner, owned_until) values ('%s', 'nobody', '%s')"
                            .formatted(endpoint.id(), start));
            lay(endpoint.id(), 100);

            for (int turn = 0; turn < 6; turn++) {
                var one = new Lanes(rows, queue, config, "worker_a" + turn);
                var other = new Lanes(rows, queue, config, "worker_b" + turn);
                Instant from = start.plusMillis(turn * 700L);
                for (int ms = 0; ms < 700; ms += 21) {
                    claim(one, connection, from.plusMillis(ms), endpoint.id(), begun);
                    claim(other, connection, from.plusMillis(ms), endpoint.id(), begun);
                }
                assertEquals(
                        1,
                        Database.execute(
                                "update delivery_lane set owned_until = '%s' where endpoint_id = '%s'"
                                        .formatted(start, endpoint.id())));
            }
        }

        assertTrue(begun.size() > 25, "they do send: " + begun.size());
        for (int i = 0; i + 10 < begun.size(); i++) {
            var window = Duration.between(begun.get(i), begun.get(i + 10));
            assertTrue(window.compareTo(Duration.ofSeconds(1)) >= 0, "11 within " + window);
        }
    }

    private static void claim(
            Lanes lanes, Connection connection, Instant now, String endpointId, List<Instant> begun)
            throws Exception {
        var inbox = new Inbox();
        inbox.due(endpointId);
        lanes.hear(inbox, now);
        for (var one : lanes.claim(connection, now)) {
            if (!one.endpointId().equals(endpointId)) continue;
            begun.add(now);
            Database.execute(
                    "update delivery set state = 'Delivered' where delivery_id = '%s'"
                            .formatted(one.deliveryId()));
            inbox.tell(new Inbox.News.Settled(endpointId, one.deliveryId()));
        }
        lanes.hear(inbox, now);
    }

    @Test
    void told_strictly_in_order_one_that_fails_holds_up_the_rest() {
        receiver.will("/hook", Answer.of(200), Answer.of(500), Answer.of(500));
        var endpoint = Api.endpoint("acme", receiver.url("/hook"));
        set(endpoint.id(), 1000, "Second", "Strict");

        lay(endpoint.id(), 5);

        await().atMost(SOON).until(() -> receiver.at("/hook").size() == 7);
        var ids = receiver.at("/hook").stream().map(Receiver.Received::id).toList();
        assertEquals(ids.get(1), ids.get(2));
        assertEquals(ids.get(1), ids.get(3));
        var inOrder = new ArrayList<>(ids);
        inOrder.subList(1, 3).clear();
        List<String> decided =
                Api.get("acme", "/v1/endpoints/" + endpoint.id() + "/deliveries")
                        .getList("items.deliveryId");
        assertEquals(decided.reversed(), inOrder);
    }

    private static void set(String endpointId, int most, String per, String ordering) {
        Api.as("acme")
                .body(Map.of("rateLimit", Map.of("most", most, "per", per), "ordering", ordering))
                .put("/v1/endpoints/" + endpointId + "/pace")
                .then()
                .statusCode(200);
    }

    private static void lay(String endpointId, int count) {
        Database.execute(
                """
                insert into delivery (delivery_id, endpoint_id, organisation, transition, type, body, state,
                                      fact_at, created_at, due_at, attempts, tries)
                select 'whd_' || md5('%1$s' || '%3$s' || n), '%1$s', 'acme', 'test', 'endpoint.test', '{}', 'Waiting',
                       now(), now(), now(), 0, 0
                  from generate_series(1, %2$d) n
                """
                        .formatted(endpointId, count, Told.fresh("")));
    }
}
