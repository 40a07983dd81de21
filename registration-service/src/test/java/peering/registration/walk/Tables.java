package peering.registration.walk;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A look at all tables past the service and past row-level security: how many rows each has, and a
 * sum that differs when a row was written ({@code xmin}, the transaction that wrote it).
 */
public final class Tables implements AutoCloseable {
    /** Written and emptied beside the requests. */
    private static final Set<String> IN_MOTION = Set.of("outbox", "flyway_schema_history");

    /** The same answer twice: nothing was committed between. */
    private static final String COMMITTED = "select pg_current_snapshot()::text";

    private final Connection connection;
    private final String question;
    private String committed = "";
    private Map<String, String> last = Map.of();

    public Tables(String jdbcUrl, String superuser, String password) {
        try {
            connection = DriverManager.getConnection(jdbcUrl, superuser, password);
            question = question(names(connection));
        } catch (SQLException broken) {
            throw new IllegalStateException(jdbcUrl, broken);
        }
    }

    /** One line per table. Most refusals write nothing, and so the tables are not read again. */
    public Map<String, String> state() {
        try {
            String now = committed();
            if (!now.equals(committed)) last = read();
            committed = now;
            return last;
        } catch (SQLException broken) {
            throw new IllegalStateException(question, broken);
        }
    }

    private String committed() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(COMMITTED)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Map<String, String> read() throws SQLException {
        var state = new TreeMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            while (rows.next()) state.put(rows.getString(1), rows.getString(2));
        }
        return state;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw new IllegalStateException("closing", broken);
        }
    }

    private static List<String> names(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select tablename from pg_tables where schemaname = 'public'")) {
            while (rows.next()) names.add(rows.getString(1));
        }
        names.removeAll(IN_MOTION);
        return names;
    }

    private static String question(List<String> tables) {
        return String.join(
                " union all ",
                tables.stream()
                        .map(table ->
                                "select '"
                                        + table
                                        + "', count(*) || ' rows, written ' || coalesce(sum(xmin::text::bigint), 0)"
                                        + " from "
                                        + table)
                        .toList());
    }
}
