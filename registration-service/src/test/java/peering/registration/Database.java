package peering.registration;

import static peering.registration.Soon.soon;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
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
            TABLES.stream().map(Database::digest).collect(Collectors.joining(" union all "));

    /** Connections that nobody uses now: a new one costs more than most questions. */
    private static final Deque<Connection> IDLE = new ConcurrentLinkedDeque<>();

    private Database() {}

    private static String digest(String table) {
        return "select '"
                + table
                + "', count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')"
                + " from "
                + table
                + " t";
    }

    /** A digest of every table, and the number of facts on every topic that this service writes. */
    static Map<String, String> everything() {
        soon().until(() -> one(UNDONE).equals("0"));
        var all = new TreeMap<String, String>();
        ask(
                DIGESTS,
                rows -> {
                    while (rows.next()) all.put(rows.getString(1), rows.getString(2));
                    return all;
                });
        all.put("facts", "" + Offsets.ends(TOPICS));
        return all;
    }

    /** The first column of the first row, as text. */
    static String one(String query) {
        return ask(
                query,
                rows -> {
                    rows.next();
                    return rows.getString(1);
                });
    }

    static void run(String statementText) {
        use(statementText, statement -> statement.execute(statementText));
    }

    private interface Use<S, T> {
        T of(S subject) throws SQLException;
    }

    private static <T> T ask(String query, Use<ResultSet, T> answer) {
        return use(
                query,
                statement -> {
                    try (var rows = statement.executeQuery(query)) {
                        return answer.of(rows);
                    }
                });
    }

    /** One that failed is not used again. */
    private static <T> T use(String what, Use<Statement, T> use) {
        Connection connection = IDLE.poll();
        try {
            if (connection == null) connection = connect();
            T result;
            try (var statement = connection.createStatement()) {
                result = use.of(statement);
            }
            IDLE.push(connection);
            return result;
        } catch (SQLException broken) {
            throw new IllegalStateException(what, broken);
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
