package peering.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import peering.stack.TestStack;
import peering.stack.postgres.Postgres;

/** Past the service, as its own database user: sites are for all to read and operators to write. */
@RegistrationTest
class SiteWallTest {
    /** SQLSTATE of a row that a policy does not let in. */
    private static final String FORBIDDEN = "42501";

    @ParameterizedTest
    @ValueSource(strings = {"site", "site_health_change"})
    void a_tenant_reads_all_and_nobody_reads_nothing(String table) throws Exception {
        World.get();
        String count = "select count(*) from " + table;

        assertEquals(Database.one(count), first("acme", count));
        assertEquals("0", first("", count));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update site set metro = 'x'",
                "insert into site select 'site_x', name || 'x', metro, country, latitude, longitude,"
                        + " routers, changed_at, revision, state, facilities, exchanges,"
                        + " bandwidth_offers, searched, health, health_since, health_reason,"
                        + " removed_at from site limit 1",
                "insert into site_health_change select 'hlt_x', site_id, 'down', 'x', now() from site"
                        + " limit 1",
                "insert into site_latency values ('XX', 'site_x', 1, 1, now(), now() + interval '1 h', 1)",
            })
    void a_tenant_writes_nothing(String statement) {
        World.get();

        var refused = assertThrows(SQLException.class, () -> run("acme", statement));

        assertEquals(FORBIDDEN, refused.getSQLState(), refused.getMessage());
    }

    @Test
    void a_tenant_may_hold_a_site_as_it_is_while_it_begins_to_need_it() throws Exception {
        String id = World.get().amsterdam;

        assertEquals(
                id,
                first("acme", "select site_id from site where site_id = '" + id + "' for share"));
    }

    @Test
    void what_is_measured_is_read_by_every_tenant_and_by_nobody_else() throws Exception {
        Database.run(
                "insert into site_latency values"
                        + " ('XX-WALL', 'site_x', 1, 1, now(), now() + interval '1 h', 1)");
        String count = "select count(*) from site_latency where place = 'XX-WALL'";
        try {
            assertEquals("1", first("acme", count));
            assertEquals("0", first("", count));
        } finally {
            Database.run("delete from site_latency where place = 'XX-WALL'");
        }
    }

    private static String first(String tenant, String query) throws SQLException {
        try (var connection = as(tenant);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(String tenant, String change) throws SQLException {
        try (var connection = as(tenant);
                var statement = connection.createStatement()) {
            statement.execute(change);
        }
    }

    /** A transaction that is rolled back when it is closed. */
    private static Connection as(String tenant) throws SQLException {
        var connection =
                DriverManager.getConnection(
                        TestStack.jdbcUrl("registration"), Postgres.OWNER, Postgres.OWNER_PASSWORD);
        connection.setAutoCommit(false);
        try (var set =
                connection.prepareStatement("select set_config('peering.tenant', ?, true)")) {
            set.setString(1, tenant);
            set.execute();
        }
        return connection;
    }
}
