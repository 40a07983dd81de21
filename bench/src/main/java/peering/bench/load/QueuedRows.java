package peering.bench.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Deliveries that wait, as the service writes them: copies of one that it made. */
final class QueuedRows {
    private static final int AT_ONCE = 20_000;
    private static final String FILL =
            """
            insert into delivery (delivery_id, endpoint_id, organisation, transition, type, body, format,
                                  headers, state, fact_at, created_at, due_at, attempts, tries)
            select 'whd_' || md5(? || number), (cast(? as text[]))[1 + number %% %d], organisation, 'load',
                   type, body, format, headers, 'Waiting', now(), now(), now(), 0, 0
              from (select * from delivery where alert_id is not null order by delivery_no limit 1) model,
                   generate_series(1, ?) number
            """;

    private final Connection connection;
    private final List<String> endpoints;

    QueuedRows(Connection connection, List<String> endpoints) {
        this.connection = connection;
        this.endpoints = endpoints;
    }

    /** So many, spread evenly over the endpoints. */
    void add(String round, int count) throws SQLException {
        for (int done = 0; done < count; done += AT_ONCE) {
            try (var insert = connection.prepareStatement(FILL.formatted(endpoints.size()))) {
                insert.setString(1, round + "/" + done + "/");
                insert.setArray(2, connection.createArrayOf("text", endpoints.toArray()));
                insert.setInt(3, Math.min(AT_ONCE, count - done));
                insert.executeUpdate();
            }
        }
    }

    /** Nothing is sent while they are not open; with the end of this everything is. */
    void open(boolean open) throws SQLException {
        String state =
                open
                        ? "state = 'Enabled', disabled_reason = null"
                        : "state = 'Disabled', disabled_reason = 'load'";
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("update endpoint set " + state);
        }
    }

    /** The body of the delivery that is copied. */
    String model() throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select body from delivery where alert_id is not null limit 1")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
