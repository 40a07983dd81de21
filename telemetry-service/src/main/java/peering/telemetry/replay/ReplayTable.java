package peering.telemetry.replay;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import peering.kit.facts.FactJson;
import peering.telemetry.web.Cursor;
import peering.telemetry.web.Problem;
import peering.telemetry.web.Times;

/**
 * The replays' rows, shared by all replicas. Times of the heartbeat are the database's: it is the
 * one clock that replicas have in common.
 */
@ApplicationScoped
class ReplayTable {
    /** One at a time counts and adds, in all replicas. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('peering.replay'))";

    private static final String UNDER_WAY =
            """
            select count(*) as all_of_them,
                count(*) filter (where organisation = $1) as of_one
            from replay where ended_at is null
            """;

    private static final String ADD =
            """
            insert into replay (replay_id, organisation, state, created_at, heard_at, progress)
            values ($1, $2, 'Queued', $3, now(), $4)
            """;

    private static final String END =
            """
            update replay set state = $2, reason = $3, result = $4, ended_at = $5,
                progress = coalesce($6, progress)
            where replay_id = $1 and ended_at is null
            """;

    private static final String LOSE =
            """
            update replay set state = 'Lost', ended_at = now(),
                reason = 'the replica that held the file is gone; send it again'
            where ended_at is null and heard_at < now() - make_interval(secs => $1)
            """;

    private static final String LIST =
            """
            select replay_id, state, reason, created_at, ended_at, progress, null::text as result
            from replay
            where ($1::text is null or organisation = $1) and ($2::text is null or state = $2)
                and (created_at, replay_id) < ($3, $4::text)
            order by created_at desc, replay_id desc
            limit $5
            """;

    private final Pool pool;

    ReplayTable(Pool pool) {
        this.pool = pool;
    }

    /** What is under way; with {@code taken} false nothing was added. */
    record Room(boolean taken, long ofOne, long inAll) {
        /** Why nothing was added. */
        HttpProblem refusal(ReplayConfig config) {
            boolean own = ofOne >= config.mostPerOrganisation();
            return Problem.TOO_MANY_REPLAYS.because(
                    own
                            ? "Of yours, " + ofOne + " are under way: wait, or cancel one."
                            : "Others have " + inAll + " under way: try again later.");
        }
    }

    /** Adds a replay if there are fewer than so many under way. */
    Uni<Room> add(String id, String owner, Instant at, int mostOfOne, int mostInAll) {
        return pool.withTransaction(connection ->
                connection
                        .query(LOCK)
                        .execute()
                        .chain(_ -> room(connection, owner, mostOfOne, mostInAll))
                        .call(room ->
                                room.taken()
                                        ? connection
                                                .preparedQuery(ADD)
                                                .execute(added(id, owner, at))
                                        : Uni.createFrom().voidItem()));
    }

    private static Tuple added(String id, String owner, Instant at) {
        return Tuple.of(id, owner, Times.utc(at), FactJson.text(ReplayProgress.NONE));
    }

    /** Whether one more could be added now, which it is not. */
    Uni<Room> room(String owner, int mostOfOne, int mostInAll) {
        return room(pool, owner, mostOfOne, mostInAll);
    }

    private static Uni<Room> room(SqlClient client, String owner, int mostOfOne, int mostInAll) {
        return client.preparedQuery(UNDER_WAY)
                .execute(Tuple.of(owner))
                .map(ReplayTable::only)
                .map(row -> {
                    long inAll = row.getLong("all_of_them");
                    long ofOne = row.getLong("of_one");
                    return new Room(ofOne < mostOfOne && inAll < mostInAll, ofOne, inAll);
                });
    }

    /** True if it was waiting and runs now. */
    Uni<Boolean> begin(String id) {
        return changed(
                "update replay set state = 'Running' where replay_id = $1 and state = 'Queued'",
                Tuple.of(id));
    }

    /** True if it was under way until now. */
    Uni<Boolean> end(String id, ReplayState state, String reason, Instant at) {
        return changed(
                END,
                Tuple.from(Arrays.asList(id, state.name(), reason, null, Times.utc(at), null)));
    }

    /** It is Done. */
    Uni<Boolean> done(String id, ReplayResult result, Instant at) {
        return changed(
                END,
                Tuple.from(
                        Arrays.asList(
                                id,
                                ReplayState.Done.name(),
                                null,
                                FactJson.text(result),
                                Times.utc(at),
                                FactJson.text(result.progress()))));
    }

    /**
     * Says that these are still held here, and how far they are.
     *
     * @return those of them that are no longer under way
     */
    Uni<List<String>> heard(Map<String, ReplayProgress> held) {
        if (held.isEmpty()) return Uni.createFrom().item(List.of());
        var rows =
                held.entrySet().stream()
                        .map(one -> Tuple.of(one.getKey(), FactJson.text(one.getValue())))
                        .toList();
        return pool.preparedQuery(
                        """
                        update replay set heard_at = now(), progress = $2
                        where replay_id = $1 and ended_at is null
                        """)
                .executeBatch(rows)
                .chain(_ -> ended(held.keySet()));
    }

    private Uni<List<String>> ended(Collection<String> ids) {
        return pool.preparedQuery(
                        """
                        select replay_id from replay
                        where replay_id = any($1) and ended_at is not null
                        """)
                .execute(Tuple.of(ids.toArray(String[]::new)))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getString("replay_id"))
                                .toList());
    }

    /** Fails if the database is not there. */
    Uni<Void> ping() {
        return pool.query("select 1").execute().replaceWithVoid();
    }

    /** Gives up those of which nothing was heard; returns how many. */
    Uni<Integer> lose(long silentSeconds) {
        return pool.preparedQuery(LOSE)
                .execute(Tuple.of((double) silentSeconds))
                .map(RowSet::rowCount);
    }

    /** Forgets what was asked for before; returns how many. */
    Uni<Integer> dropBefore(Instant end) {
        return pool.preparedQuery(
                        "delete from replay where created_at < $1 and ended_at is not null")
                .execute(Tuple.of(Times.utc(end)))
                .map(RowSet::rowCount);
    }

    /** Forgets one that has ended. */
    Uni<Boolean> drop(String id) {
        return changed(
                "delete from replay where replay_id = $1 and ended_at is not null", Tuple.of(id));
    }

    /** Of the owner, or of anybody for an operator. */
    Uni<Optional<ReplayView>> find(String id, Optional<String> owner) {
        return pool.preparedQuery(
                        """
                        select * from replay
                        where replay_id = $1 and organisation = coalesce($2, organisation)
                        """)
                .execute(Tuple.of(id, owner.orElse(null)))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .findFirst()
                                .map(ReplayTable::view));
    }

    /**
     * The owner's, or everybody's for an operator, latest first, without results; one more than
     * {@code limit}, behind the given place.
     *
     * @param state empty: whatever it is
     */
    Uni<List<ReplayView>> list(
            Optional<String> owner, Optional<ReplayState> state, Cursor from, int limit) {
        return pool.preparedQuery(LIST)
                .execute(
                        Tuple.of(
                                owner.orElse(null),
                                state.map(Enum::name).orElse(null),
                                Times.utc(from.time()),
                                from.id(),
                                limit + 1))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(ReplayTable::view)
                                .toList());
    }

    private Uni<Boolean> changed(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).map(rows -> rows.rowCount() > 0);
    }

    private static Row only(RowSet<Row> rows) {
        return rows.iterator().next();
    }

    private static ReplayView view(Row row) {
        return new ReplayView(
                row.getString("replay_id"),
                ReplayState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("reason")),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("ended_at"))
                        .map(OffsetDateTime::toInstant),
                FactJson.read(row.getString("progress"), ReplayProgress.class),
                Optional.ofNullable(row.getString("result"))
                        .map(json -> FactJson.read(json, ReplayResult.class)));
    }
}
