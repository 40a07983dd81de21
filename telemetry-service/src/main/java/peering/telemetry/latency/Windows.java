package peering.telemetry.latency;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import peering.telemetry.web.Times;

/**
 * The windows' rows. Plain SQL and no entity: they are written in batches of upserts and read by
 * the hundred, never one by one.
 */
@ApplicationScoped
class Windows {
    /** A state that comes late or again does not undo a later one: windows only grow. */
    private static final String UPSERT =
            """
            insert into latency_window (prefix_id, place, start, count, lost, sum_millis,
                min_millis, max_millis, first_at, last_at, sketch)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict on constraint latency_window_pkey do update
            set count = excluded.count, lost = excluded.lost, sum_millis = excluded.sum_millis,
                min_millis = excluded.min_millis, max_millis = excluded.max_millis,
                first_at = excluded.first_at, last_at = excluded.last_at, sketch = excluded.sketch
            where latency_window.count < excluded.count
            """;

    private static final String READ =
            """
            select prefix_id, place, start, count, lost, sum_millis, min_millis, max_millis,
                first_at, last_at, sketch
            from latency_window where prefix_id = $1 and start >= $2 and start < $3
            order by place, start
            """;

    private final Pool pool;

    Windows(Pool pool) {
        this.pool = pool;
    }

    /** All of them, or a failure and none. */
    Uni<Void> put(List<LatencyWindow> windows) {
        if (windows.isEmpty()) return Uni.createFrom().voidItem();
        var rows = windows.stream().map(Windows::tuple).toList();
        return pool.withTransaction(connection ->
                connection.preparedQuery(UPSERT).executeBatch(rows).replaceWithVoid());
    }

    /** Windows that start within the time, by place and time. */
    Uni<List<LatencyWindow>> of(String prefixId, Instant from, Instant to) {
        return pool.preparedQuery(READ)
                .execute(Tuple.of(prefixId, Times.utc(from), Times.utc(to)))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(Windows::window)
                                .toList());
    }

    /** Drops windows that start before; returns how many. */
    Uni<Integer> dropBefore(Instant end) {
        return pool.preparedQuery("delete from latency_window where start < $1")
                .execute(Tuple.of(Times.utc(end)))
                .map(rows -> rows.rowCount());
    }

    private static Tuple tuple(LatencyWindow window) {
        return Tuple.tuple()
                .addString(window.series().prefixId())
                .addString(window.series().place())
                .addOffsetDateTime(Times.utc(window.start()))
                .addLong(window.count())
                .addLong(window.lost())
                .addDouble(window.sumMillis())
                .addDouble(window.minMillis())
                .addDouble(window.maxMillis())
                .addOffsetDateTime(Times.utc(window.first()))
                .addOffsetDateTime(Times.utc(window.last()))
                .addValue(Buffer.buffer(window.sketch()).getDelegate());
    }

    private static LatencyWindow window(Row row) {
        return new LatencyWindow(
                new Series(row.getString("prefix_id"), row.getString("place")),
                row.getOffsetDateTime("start").toInstant(),
                row.getLong("count"),
                row.getLong("lost"),
                row.getDouble("sum_millis"),
                row.getDouble("min_millis"),
                row.getDouble("max_millis"),
                row.getOffsetDateTime("first_at").toInstant(),
                row.getOffsetDateTime("last_at").toInstant(),
                row.getBuffer("sketch").getBytes(),
                List.of());
    }
}
