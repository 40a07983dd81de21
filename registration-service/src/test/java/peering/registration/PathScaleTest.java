package peering.registration;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import peering.contract.VerdictFact.Outcome;
import peering.stack.StackResource;
import peering.stack.TestStack;
import peering.stack.postgres.Postgres;

/**
 * A site with many prefixes goes down. On a database of its own, because the many would be in the
 * way of all other tests. With 100,000: {@code -Dpaths.many=100000}.
 */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = PathScaleTest.DATABASE),
        restrictToAnnotatedClass = true)
class PathScaleTest {
    static final String DATABASE = "many";
    private static final Logger LOG = Logger.getLogger(PathScaleTest.class);
    private static final int MANY = Integer.getInteger("paths.many", 5_000);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void all_prefixes_of_a_site_that_goes_down_are_moved_within_a_minute() {
        var world = PathWorld.fresh();
        String template = world.claimed();
        Verdicts.tell(template, 1, 1, Outcome.Verified);
        PathWorld.awaitPath(template, "Preferred", "primary-healthy");
        multiply(template);
        moved("Preferred");

        var before = Instant.now();
        world.say(world.primary, "down");
        var said = Instant.now();
        moved("Backup");
        var moved = Instant.now();

        LOG.infof(
                "%d prefixes: marked in %s, moved in %s",
                MANY, Duration.between(before, said), Duration.between(before, moved));
        assertTrue(Duration.between(before, moved).compareTo(PATIENCE) < 0);
        assertEquals(MANY + 1, number("select count(*) from path_change where path = 'Backup'"));
        assertEquals(
                0,
                number("select count(*) from prefix_path where revision <> 2 or previous is null"));
        await().atMost(PATIENCE).until(() -> number("select count(*) from outbox") == 0);
    }

    /** Asked seldom: counting takes the database from those who move them. */
    private static void moved(String path) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> on(path) == MANY + 1);
    }

    private static long on(String path) {
        return number("select count(*) from prefix_path where path = '" + path + "'");
    }

    /** Verified prefixes like the template, as if all had been registered, with paths to decide. */
    private static void multiply(String template) {
        String columns =
                text(
                        "select string_agg(quote_ident(column_name), ', ') from information_schema.columns"
                                + " where table_name = 'prefix' and is_generated = 'NEVER'");
        run(
                "insert into prefix ("
                        + columns
                        + ") select "
                        + columns.replaceAll("(^|, )", "$1copy.")
                        + " from prefix template, generate_series(1, "
                        + MANY
                        + ") n, lateral jsonb_populate_record(template, jsonb_build_object("
                        + "'prefix_id', 'pfx_' || lpad(to_hex(n), 32, '0'),"
                        + " 'prefix', (20 + n / 65536) || '.' || (n / 256 % 256) || '.' || (n % 256) || '.0/24')) copy"
                        + " where template.prefix_id = '"
                        + template
                        + "'");
        run(
                "insert into prefix_path (prefix_id, organisation, connection_id, prefix, review_at)"
                        + " select prefix_id, organisation, connection_id, prefix, now() from prefix"
                        + " where prefix_id <> '"
                        + template
                        + "'");
        run("analyze");
    }

    private static long number(String query) {
        return Long.parseLong(text(query));
    }

    private static String text(String query) {
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(query, broken);
        }
    }

    private static void run(String statement) {
        try (var connection = connect()) {
            connection.createStatement().execute(statement);
        } catch (SQLException broken) {
            throw new IllegalStateException(statement, broken);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                TestStack.jdbcUrl(DATABASE), Postgres.USER, Postgres.PASSWORD);
    }
}
