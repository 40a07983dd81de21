package peering.telemetry.source;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;

/**
 * Which tables were read at the start, and by whom they are being read: a row for each. Blocks; for
 * threads of one's own. A database that does not answer is an IOException.
 */
@ApplicationScoped
class TableClaims {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String CLAIM =
            """
            insert into initial_table (place, claimed_at) values ($1, now())
            on conflict on constraint initial_table_pkey do update set claimed_at = now()
            where initial_table.read_at is null
                and initial_table.claimed_at < now() - make_interval(secs => $2)
            """;

    private final Pool pool;

    TableClaims(Pool pool) {
        this.pool = pool;
    }

    /**
     * True if it is ours to read.
     *
     * @param longest whoever claimed it before that and has not read it is dead
     */
    boolean claim(String place, Duration longest) throws IOException {
        return rows(CLAIM, Tuple.of(place, (double) longest.toSeconds())) > 0;
    }

    void read(String place) throws IOException {
        rows("update initial_table set read_at = now() where place = $1", Tuple.of(place));
    }

    void giveUp(String place) throws IOException {
        rows("delete from initial_table where place = $1 and read_at is null", Tuple.of(place));
    }

    boolean isRead(String place) throws IOException {
        return rows(
                        "select 1 from initial_table where place = $1 and read_at is not null",
                        Tuple.of(place))
                > 0;
    }

    private int rows(String sql, Tuple values) throws IOException {
        try {
            return pool.preparedQuery(sql)
                    .execute(values)
                    .map(rows -> Math.max(rows.rowCount(), rows.size()))
                    .await()
                    .atMost(PATIENCE);
        } catch (RuntimeException notNow) {
            throw new IOException("the database does not answer", notNow);
        }
    }
}
