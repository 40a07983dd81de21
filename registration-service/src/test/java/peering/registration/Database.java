package peering.registration;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import peering.contract.Topics;
import peering.stack.TestStack;
import peering.stack.postgres.Postgres;

/** A look at the tables and topics past the service, to see what a request really changed. */
final class Database {
    private static final List<String> TABLES =
            List.of(
                    "site",
                    "site_health_change",
                    "site_latency",
                    "partner",
                    "partner_step",
                    "partner_challenge",
                    "proof_attempt",
                    "peering_session",
                    "registered_prefix",
                    "registered_asn",
                    "prefix_key",
                    "connection",
                    "connection_step",
                    "prefix",
                    "prefix_standing",
                    "prefix_holding",
                    "prefix_event",
                    "delegation",
                    "prefix_trouble",
                    "received_route",
                    "prefix_path",
                    "path_change",
                    "session_state");
    private static final List<String> TOPICS =
            List.of(
                    Topics.SITES,
                    Topics.SESSIONS,
                    Topics.CONNECTIONS,
                    Topics.PREFIXES,
                    Topics.PATHS);

    private static final String UNDONE =
            "select (select count(*) from outbox)"
                    + " + (select count(*) from prefix_path where review_at is not null)";

    private static final String DIGESTS =
            TABLES.stream()
                    .map(table ->
                            "(select '"
                                    + table
                                    + " ' || count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), ''))"
                                    + " from "
                                    + table
                                    + " t)")
                    .collect(Collectors.joining(" || ' ' || ", "select ", ""));

    private Database() {}

    /** A digest of every table, and the number of facts on every topic that this service writes. */
    static Map<String, String> everything() {
        await().atMost(Duration.ofSeconds(20)).until(() -> one(UNDONE).equals("0"));
        var all = new TreeMap<String, String>();
        for (String table : TABLES) {
            all.put(
                    table,
                    one(
                            "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')"
                                    + " from "
                                    + table
                                    + " t"));
        }
        all.put("facts", "" + Offsets.ends(TOPICS));
        return all;
    }

    /** The first column of the first row, as text. */
    static String one(String query) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(query, broken);
        }
    }

    static void run(String statementText) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(statementText);
        } catch (SQLException broken) {
            throw new IllegalStateException(statementText, broken);
        }
    }

    /** A transaction that has done this and is not over before it is closed. */
    static Connection holding(String query) {
        try {
            var connection = connect();
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(query);
            }
            return connection;
        } catch (SQLException broken) {
            throw new IllegalStateException(query, broken);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                TestStack.jdbcUrl("registration"), Postgres.USER, Postgres.PASSWORD);
    }
}
