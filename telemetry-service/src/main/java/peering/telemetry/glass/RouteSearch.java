package peering.telemetry.glass;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import peering.telemetry.web.Times;

/** Looks for routes of one prefix. */
@ApplicationScoped
class RouteSearch {
    /** A path is compared as a row of words: braces and brackets of sets are none. */
    private static final String FIND =
            """
            select * from prefix_route
            where prefix_id = $1
                and (announced, collector, peer_address, route_id)
                    > ($2::text collate "C", $3::text collate "C", $4::text collate "C", $5::bigint)
                and ($6::text is null or announced = $6)
                and ($7::bigint is null or peer_asn = $7)
                and ($8::text is null or collector = $8)
                and ($9::text is null or origin = $9)
                and ($10::text is null
                    or ' ' || translate(path, '{}()[],', '       ') || ' ' like $10)
                and case when $11::timestamptz is null then until is null
                    else first_seen <= $11 and (until is null or until > $11) end
            order by announced, collector, peer_address, route_id
            limit $12
            """;

    private final Pool pool;

    RouteSearch(Pool pool) {
        this.pool = pool;
    }

    /** One more than {@code limit}, behind the given place. */
    Uni<List<ShownRoute>> find(
            String prefixId, RouteQuestion question, GlassCursor from, int limit) {
        var values =
                Arrays.<Object>asList(
                        prefixId,
                        from.announced(),
                        from.collector(),
                        from.peerAddress(),
                        from.routeId(),
                        question.announced().orElse(null),
                        question.peerAsn().orElse(null),
                        question.collector().orElse(null),
                        question.origin().map(String::valueOf).orElse(null),
                        question.pathContains().map(asn -> "% " + asn + " %").orElse(null),
                        question.at().map(Times::utc).orElse(null),
                        limit + 1);
        return pool.preparedQuery(FIND)
                .execute(Tuple.from(values))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(RouteSearch::route)
                                .toList());
    }

    private static ShownRoute route(Row row) {
        String communities = row.getString("communities");
        return new ShownRoute(
                row.getLong("route_id"),
                row.getString("announced"),
                row.getString("collector"),
                row.getString("peer_address"),
                row.getLong("peer_asn"),
                Optional.of(row.getLong("path_id")).filter(id -> id != 0),
                row.getString("path"),
                row.getString("origin"),
                communities.isEmpty() ? List.of() : List.of(communities.split(" ")),
                row.getOffsetDateTime("first_seen").toInstant(),
                row.getOffsetDateTime("last_seen").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("until")).map(OffsetDateTime::toInstant),
                Optional.empty());
    }
}
