package peering.validator.intake;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import peering.contract.Topics;
import peering.stack.StackResource;
import peering.stack.TestStack;
import peering.stack.postgres.Postgres;
import peering.validator.VrpFile;

/** The kit's relay, where it has a real database and a real broker. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "validator"))
@QuarkusTestResource(VrpFile.class)
class RelayTest {
    private final String key = "pfx_" + UUID.randomUUID();

    @Test
    void a_row_that_this_version_cannot_read_holds_the_relay_up_and_does_not_end_it()
            throws SQLException {
        double before = interruptions();
        insert("A_FACT_OF_A_NEWER_VERSION");
        insert("VERDICT");
        await().atMost(Duration.ofSeconds(30)).until(() -> interruptions() > before);

        sql("delete from outbox where fact = 'A_FACT_OF_A_NEWER_VERSION'");

        assertEquals("{}", TestStack.facts().await(Topics.VERDICTS, key, _ -> true).value());
    }

    private void insert(String fact) throws SQLException {
        sql(
                "insert into outbox (event_id, fact, key, value, occurred) values ('evt_1', '%s', '%s', '{}', now())"
                        .formatted(fact, key));
    }

    private static void sql(String statement) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                TestStack.jdbcUrl("validator"), Postgres.USER, Postgres.PASSWORD);
                var executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }

    private static double interruptions() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("peering_outbox_interrupted_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
