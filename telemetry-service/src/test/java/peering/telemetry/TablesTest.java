package peering.telemetry;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import peering.contract.PrefixFact.Standing;
import peering.contract.RouteAnomalyFact;
import peering.contract.Topics;
import peering.contract.Trouble.Severity;
import peering.kit.facts.FactJson;
import peering.stack.StackResource;
import peering.stack.TestStack;
import peering.stack.postgres.Postgres;
import peering.telemetry.source.TableDump;

/** What is wrong already when we come is found in the tables of collectors. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "telemetry"))
@TestProfile(TablesTest.WithInitialTable.class)
class TablesTest {
    private static final Path INITIAL = Path.of("target", "initial-table.bz2").toAbsolutePath();

    /** The file is not there yet when the service starts. */
    public static class WithInitialTable implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "peering.mrt.initial",
                    "rrc09=" + INITIAL,
                    "peering.mrt.initial-retry",
                    "200ms");
        }
    }

    @Test
    void the_door_takes_a_table_and_what_is_wrong_in_it_is_told() {
        known("pfx_table", "203.0.113.0/24");
        var table =
                new TableDump(Instant.now().minusSeconds(60), 3)
                        .route("203.0.113.0/24", 3, 666)
                        .route("198.18.0.0/15", 3, 666);

        Api.as("ops")
                .body(table.bytes())
                .contentType("application/octet-stream")
                .post("/v1/feeds/rrc08/mrt")
                .then()
                .statusCode(200)
                .body("records", equalTo(3))
                .body("notWatched", equalTo(3))
                .body("skippedCount", equalTo(0));

        assertEquals(3, critical("pfx_table").observerCount());
    }

    @Test
    void the_tables_of_the_start_are_read_as_soon_as_they_can_be_and_once()
            throws IOException, SQLException {
        known("pfx_initial", "192.0.2.0/24");
        var table = new TableDump(Instant.now().minusSeconds(60), 4).route("192.0.2.0/24", 4, 666);
        var packed = new ByteArrayOutputStream();
        try (var bzip2 = new BZip2CompressorOutputStream(packed)) {
            bzip2.write(table.bytes());
        }
        var part = INITIAL.resolveSibling("initial-table.part");
        Files.write(part, packed.toByteArray());
        Files.move(part, INITIAL);

        try {
            assertEquals("rrc09", critical("pfx_initial").observers().getFirst().collector());
            Api.await().until(TablesTest::isRead);
        } finally {
            Files.delete(INITIAL);
        }
    }

    private static void known(String id, String prefix) {
        Api.registered(id, prefix, Standing.Verified, 64500L);
        Api.await()
                .until(() ->
                        Api.as("acme").get("/v1/prefixes/" + id + "/latency").statusCode() == 200);
    }

    private static RouteAnomalyFact critical(String prefixId) {
        var fact =
                TestStack.facts()
                        .await(
                                Topics.ROUTE_ANOMALIES,
                                one -> {
                                    var anomaly = anomaly(one.bytes());
                                    return anomaly.prefixId().equals(prefixId)
                                            && anomaly.severity() == Severity.Critical;
                                },
                                Duration.ofSeconds(40));
        return anomaly(fact.bytes());
    }

    private static RouteAnomalyFact anomaly(byte[] json) {
        return FactJson.read(json, RouteAnomalyFact.class);
    }

    private static boolean isRead() throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                TestStack.jdbcUrl("telemetry"), Postgres.USER, Postgres.PASSWORD);
                var query = connection.createStatement();
                var rows =
                        query.executeQuery(
                                "select count(*) from initial_table where read_at is not null")) {
            return rows.next() && rows.getInt(1) == 1;
        }
    }
}
