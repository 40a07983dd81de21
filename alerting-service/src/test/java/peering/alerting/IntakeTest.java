package peering.alerting;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import peering.contract.PrefixFact;
import peering.contract.Topics;
import peering.stack.TestStack;

/** What comes in broken, old, twice, or while the database is away. */
@QuarkusTest
class IntakeTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void an_older_fact_about_a_connection_changes_nothing() {
        String id = Told.fresh("con_");

        Told.tell(Told.connection(id, "acme", 5));
        Told.tell(Told.connection(id, "globex", 4));
        Told.tell(Told.connection(id, "globex", 5));
        Told.tell(Told.connection(id, "acme", 6));

        await().atMost(SOON)
                .until(() ->
                        Database.count(
                                        "known_connection where revision = 6 and connection_id = '"
                                                + id
                                                + "'")
                                == 1);
        assertEquals(
                1,
                Database.count(
                        "known_connection where organisation = 'acme' and name = 'Connection 6' and connection_id = '"
                                + id
                                + "'"));
    }

    @Test
    void a_prefix_is_known_by_its_newest_revision() {
        String id = Told.fresh("pfx_");

        Told.tell(Told.prefix(id, "acme", PrefixFact.Standing.Pending, 1));
        Told.tell(Told.prefix(id, "acme", PrefixFact.Standing.Verified, 2));
        Told.tell(Told.prefix(id, "acme", PrefixFact.Standing.Pending, 1));
        Told.tell(Told.prefix(id + "x", "acme", PrefixFact.Standing.Pending, 1));

        await().atMost(SOON)
                .until(() ->
                        Database.count(
                                        "known_prefix where prefix_id = '"
                                                + id
                                                + "' and standing = 'Verified'")
                                == 1);
    }

    @Test
    void a_record_that_cannot_be_read_is_parked_and_the_next_is_taken() {
        String id = Told.fresh("anm_");
        String connection = Told.fresh("con_");

        for (String bytes : List.of("{", "null", "{\"anomalyId\":\"" + id + "\"}")) {
            TestStack.facts()
                    .tell(
                            Topics.ROUTE_ANOMALIES,
                            id,
                            bytes.getBytes(StandardCharsets.UTF_8),
                            Map.of());
        }
        Told.tell(Told.anomaly("acme", connection));

        TestStack.facts()
                .await(
                        Topics.deadLetters(Topics.ROUTE_ANOMALIES),
                        id,
                        fact -> fact.value().equals("{"));
        TestStack.facts()
                .await(
                        Topics.deadLetters(Topics.ROUTE_ANOMALIES),
                        id,
                        fact -> fact.value().contains(id));
        await().atMost(SOON)
                .until(() ->
                        Database.count("alert where connection_id = '" + connection + "'") == 1);
    }

    @Test
    void a_fact_that_cannot_be_taken_now_is_taken_when_the_database_is_right_again() {
        String connection = Told.fresh("con_");
        double before = retried();
        Database.execute("alter table alert rename to alert_away");
        try {
            Told.tell(Told.anomaly("acme", connection));
            await().atMost(SOON).until(() -> retried() >= before + 2);
        } finally {
            Database.execute("alter table alert_away rename to alert");
        }

        await().atMost(SOON)
                .until(() ->
                        Database.count("alert where connection_id = '" + connection + "'") == 1);
    }

    private static double retried() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("peering_facts_retried_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
