package peering.telemetry.glass;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.web.Times;

/**
 * Takes changes of routes into their rows: one row for each path a peer showed, from when to when.
 *
 * <p>How far each partition of the changelog is read stands in the same transaction as what was
 * read, so that each change counts once, whoever reads it and however often; and which topic it
 * was, since one that was made anew begins at 0 again.
 */
@ApplicationScoped
class ShownRoutes {
    /** Plans are made while the table is small, and kept: one that reads all of it stays dear. */
    private static final String BY_INDEX =
            """
            set local enable_seqscan = off; set local enable_hashjoin = off;
            set local enable_mergejoin = off
            """;

    private static final String READ_SO_FAR =
            """
            insert into prefix_route_intake (partition, next_offset, topic_id)
            select number, 0, $2::text from unnest($1::int[]) as given(number)
            on conflict on constraint prefix_route_intake_pkey do update
            set next_offset = prefix_route_intake.next_offset
            returning partition,
                case when topic_id in ($2::text, '') then next_offset else 0 end as next_offset
            """;

    private static final String READ =
            """
            update prefix_route_intake known set topic_id = $3::text,
                next_offset = case
                    when topic_id in ($3::text, '') then greatest(next_offset, past) else past end
            from unnest($1::int[], $2::bigint[]) as given(number, past)
            where known.partition = given.number
            """;

    /** What the peer showed instead, if it is not the same. */
    private static final String REPLACE =
            """
            update prefix_route shown set until = greatest(shown.last_seen, next.seen)
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[],
                    $6::timestamptz[], $7::text[], $8::text[], $9::bigint[], $10::text[])
                as next(id, announced, collector, address, number, seen, path, communities, asn,
                    origin)
            where shown.prefix_id = next.id and shown.announced = next.announced
                and shown.collector = next.collector and shown.peer_address = next.address
                and shown.path_id = next.number
                and shown.until is null
                and (shown.path <> next.path or shown.communities <> next.communities)
            """;

    private static final String SHOW =
            """
            insert into prefix_route (prefix_id, announced, collector, peer_address, path_id,
                first_seen, path, communities, peer_asn, origin, last_seen)
            select id, announced, collector, address, number, seen, path, communities, asn, origin,
                seen
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[],
                    $6::timestamptz[], $7::text[], $8::text[], $9::bigint[], $10::text[])
                as next(id, announced, collector, address, number, seen, path, communities, asn,
                    origin)
            on conflict (prefix_id, announced, collector, peer_address, path_id) where until is null
            do update set last_seen = greatest(prefix_route.last_seen, excluded.last_seen),
                peer_asn = excluded.peer_asn
            """;

    private static final String GONE =
            """
            update prefix_route shown set until = greatest(shown.last_seen, gone.seen)
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[],
                    $6::timestamptz[])
                as gone(id, announced, collector, address, number, seen)
            where shown.prefix_id = gone.id and shown.announced = gone.announced
                and shown.collector = gone.collector and shown.peer_address = gone.address
                and shown.path_id = gone.number
                and shown.until is null
            """;

    private static final String DROP_BEYOND =
            """
            delete from prefix_route where route_id in (
                select route_id from (
                    select route_id,
                        row_number() over (partition by prefix_id order by until desc) as age
                    from prefix_route where until is not null) as past
                where age > $1)
            """;

    private final Pool pool;

    ShownRoutes(Pool pool) {
        this.pool = pool;
    }

    /**
     * All of them, or a failure and none.
     *
     * @param topicId of the topic that they were read from
     */
    Uni<Void> put(String topicId, List<RouteChange> changes) {
        // In order of their numbers: who takes the same ones at the same time waits, and no more.
        var past = new TreeMap<Integer, Long>();
        for (var change : changes) past.put(change.partition(), change.offset() + 1);
        if (past.isEmpty()) return Uni.createFrom().voidItem();
        return pool.withTransaction(connection ->
                connection
                        .query(BY_INDEX)
                        .execute()
                        .chain(() -> readSoFar(connection, topicId, past))
                        .map(next -> unread(changes, next))
                        .chain(unread -> inTurn(rounds(unread), one -> apply(connection, one)))
                        .chain(() -> read(connection, topicId, past)));
    }

    /** The first offset of each partition that was not read; its row is ours from then on. */
    private static Uni<Map<Integer, Long>> readSoFar(
            SqlConnection connection, String topicId, TreeMap<Integer, Long> past) {
        var partitions = Tuple.of(past.keySet().toArray(Integer[]::new), topicId);
        return connection
                .preparedQuery(READ_SO_FAR)
                .execute(partitions)
                .map(rows -> {
                    var next = new HashMap<Integer, Long>();
                    for (var row : rows) {
                        next.put(row.getInteger("partition"), row.getLong("next_offset"));
                    }
                    return next;
                });
    }

    private static List<RouteChange> unread(List<RouteChange> all, Map<Integer, Long> next) {
        return all.stream().filter(one -> one.offset() >= next.get(one.partition())).toList();
    }

    private static Uni<Void> read(
            SqlConnection connection, String topicId, TreeMap<Integer, Long> past) {
        return connection
                .preparedQuery(READ)
                .execute(
                        Tuple.of(
                                past.keySet().toArray(Integer[]::new),
                                past.values().toArray(Long[]::new),
                                topicId))
                .replaceWithVoid();
    }

    /** The first changes of all places, then the second ones: within a round no two meet. */
    static List<List<RouteChange>> rounds(List<RouteChange> changes) {
        var rounds = new ArrayList<List<RouteChange>>();
        Map<RouteChange.Place, Integer> seen = new HashMap<>();
        for (var change : changes) {
            int round = seen.merge(change.place(), 1, Integer::sum) - 1;
            if (round == rounds.size()) rounds.add(new ArrayList<>());
            rounds.get(round).add(change);
        }
        return rounds;
    }

    /** Three statements for all of a round: one for each change costs several times as much. */
    private static Uni<Void> apply(SqlConnection connection, List<RouteChange> round) {
        var shown = round.stream().filter(change -> change.route().isPresent()).toList();
        var gone = round.stream().filter(change -> change.route().isEmpty()).toList();
        return execute(connection, REPLACE, shown, ShownRoutes::shown)
                .chain(() -> execute(connection, SHOW, shown, ShownRoutes::shown))
                .chain(() -> execute(connection, GONE, gone, ShownRoutes::places));
    }

    private static Uni<Void> execute(
            SqlConnection connection,
            String sql,
            List<RouteChange> changes,
            Function<List<RouteChange>, Tuple> columns) {
        if (changes.isEmpty()) return Uni.createFrom().voidItem();
        return connection.preparedQuery(sql).execute(columns.apply(changes)).replaceWithVoid();
    }

    private static <T> Uni<Void> inTurn(Iterable<T> all, Function<T, Uni<Void>> each) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(one -> each.apply(one).replaceWith(true))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** Drops what was shown until before; returns how many. */
    Uni<Integer> dropBefore(Instant end) {
        return pool.preparedQuery("delete from prefix_route where until < $1")
                .execute(Tuple.of(Times.utc(end)))
                .map(RowSet::rowCount);
    }

    /** Drops the oldest past routes of each prefix beyond so many; returns how many. */
    Uni<Integer> dropBeyond(int mostOfOne) {
        return pool.preparedQuery(DROP_BEYOND).execute(Tuple.of(mostOfOne)).map(RowSet::rowCount);
    }

    private static Tuple places(List<RouteChange> changes) {
        var places = changes.stream().map(RouteChange::place).toList();
        return Tuple.tuple()
                .addArrayOfString(texts(places, RouteChange.Place::prefixId))
                .addArrayOfString(texts(places, RouteChange.Place::announced))
                .addArrayOfString(texts(places, RouteChange.Place::collector))
                .addArrayOfString(texts(places, RouteChange.Place::peerAddress))
                .addArrayOfLong(places.stream().map(RouteChange.Place::pathId).toArray(Long[]::new))
                .addArrayOfOffsetDateTime(
                        changes.stream()
                                .map(change ->
                                        change.route().map(PeerRoute::seenAt).orElse(change.at()))
                                .map(Times::utc)
                                .toArray(OffsetDateTime[]::new));
    }

    private static Tuple shown(List<RouteChange> changes) {
        var routes = changes.stream().map(RouteChange::route).flatMap(Optional::stream).toList();
        return places(changes)
                .addArrayOfString(texts(routes, PeerRoute::path))
                .addArrayOfString(texts(routes, route -> String.join(" ", route.communities())))
                .addArrayOfLong(
                        routes.stream().map(route -> route.peer().asn()).toArray(Long[]::new))
                .addArrayOfString(texts(routes, route -> route.origin().toString()));
    }

    private static <T> String[] texts(List<T> all, Function<T, String> of) {
        return all.stream().map(of).toArray(String[]::new);
    }
}
