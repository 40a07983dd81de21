package peering.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import peering.contract.FactType;
import peering.kit.facts.FactRecord;

/** The outbox table, over one JDBC connection in auto-commit mode. */
record OutboxTable(Connection connection, int batch) {

    record Waiting(
            long id, String eventId, FactType type, String key, String json, Instant occurred) {

        ProducerRecord<String, byte[]> record(String source) {
            byte[] value = json.getBytes(StandardCharsets.UTF_8);
            return FactRecord.of(type, key, value, eventId, source, occurred);
        }
    }

    boolean lock(long lock) throws SQLException {
        return bool("select pg_try_advisory_lock(" + lock + ")");
    }

    /** The session goes back to the pool, and the lock must not go with it. */
    void unlock(long lock) throws SQLException {
        if (!connection.isValid(1)) return;
        bool("select pg_advisory_unlock(" + lock + ")");
        try (var statement = connection.createStatement()) {
            statement.execute("unlisten outbox");
        }
    }

    void listen() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen outbox");
        }
    }

    List<Waiting> oldest() throws SQLException {
        var found = new ArrayList<Waiting>();
        String query =
                "select outbox_id, event_id, fact, key, value, occurred from outbox"
                        + " order by outbox_id limit "
                        + batch;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) found.add(waiting(rows));
        }
        return found;
    }

    void delete(List<Waiting> sent) throws SQLException {
        var ids = sent.stream().map(Waiting::id).toArray(Long[]::new);
        try (var statement =
                connection.prepareStatement("delete from outbox where outbox_id = any (?)")) {
            statement.setArray(1, connection.createArrayOf("bigint", ids));
            statement.executeUpdate();
        }
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getLong("outbox_id"),
                row.getString("event_id"),
                FactType.valueOf(row.getString("fact")),
                row.getString("key"),
                row.getString("value"),
                row.getObject("occurred", OffsetDateTime.class).toInstant());
    }

    private boolean bool(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}
