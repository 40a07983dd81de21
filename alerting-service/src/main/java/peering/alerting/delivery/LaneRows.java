package peering.alerting.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which worker drives which lane. A worker that does not renew its lanes in time is gone. */
@ApplicationScoped
class LaneRows {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Jumps from endpoint to endpoint in the index, however much waits for each. */
    private static final String ORPHANED =
            """
            with recursive waiting as (
                (select w.endpoint_id from delivery w
                  where w.state = 'Waiting' order by w.endpoint_id limit 1)
                union all
                select (select w.endpoint_id from delivery w
                         where w.state = 'Waiting' and w.endpoint_id > waiting.endpoint_id
                         order by w.endpoint_id limit 1)
                  from waiting where waiting.endpoint_id is not null
            )
            select waiting.endpoint_id
              from waiting
              join endpoint e on e.endpoint_id = waiting.endpoint_id and e.state = 'Enabled'
              left join delivery_lane l on l.endpoint_id = waiting.endpoint_id
             where (l.owned_until is null or l.owned_until <= ?)
               and exists (select 1 from delivery w
                            where w.endpoint_id = waiting.endpoint_id and w.state = 'Waiting'
                              and w.due_at <= ?)
            """;

    private static final String TAKE =
            """
            insert into delivery_lane (endpoint_id, owner, owned_until)
            select e.endpoint_id, ?, ? from endpoint e
             where e.endpoint_id = any (?) and e.state = 'Enabled' order by e.endpoint_id
            on conflict (endpoint_id) do update
               set owner = excluded.owner, owned_until = excluded.owned_until
             where delivery_lane.owner = excluded.owner or delivery_lane.owned_until <= ?
            returning endpoint_id
            """;
    private static final String RENEW =
            """
            update delivery_lane set owned_until = ?
             where owner = ? and endpoint_id = any (?)
            returning endpoint_id
            """;
    private static final String LET_GO =
            """
            update delivery_lane set owned_until = ?
             where owner = ? and endpoint_id = any (?)
            returning pg_notify('delivery_due', endpoint_id)
            """;
    private static final String PACES =
            """
            select l.endpoint_id, p.most, p.per, p.ordering, l.free_at, e.allowed_per_minute
              from delivery_lane l
              join endpoint e on e.endpoint_id = l.endpoint_id
              left join endpoint_pace p on p.endpoint_id = l.endpoint_id
             where l.endpoint_id = any (?)
            """;
    private static final String COUNT =
            "update delivery_lane set free_at = ? where endpoint_id = ? and owner = ?";
    private static final String OTHERS_END =
            "select min(owned_until) from delivery_lane where owned_until > ? and owner <> ?";

    /** Endpoints for which something is due and which nobody drives. */
    List<String> orphaned(Connection connection, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(ORPHANED)) {
            statement.setObject(1, utc(now));
            statement.setObject(2, utc(now));
            return texts(statement);
        }
    }

    /** Takes those of the lanes that nobody else drives; returns which. */
    List<String> take(
            Connection connection,
            String worker,
            Collection<String> endpointIds,
            Instant until,
            Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(TAKE)) {
            statement.setString(1, worker);
            statement.setObject(2, utc(until));
            statement.setArray(3, connection.createArrayOf("text", endpointIds.toArray()));
            statement.setObject(4, utc(now));
            return texts(statement);
        }
    }

    /** Those of the lanes that are still the worker's. */
    List<String> renew(
            Connection connection, String worker, Collection<String> endpointIds, Instant until)
            throws SQLException {
        try (var statement = connection.prepareStatement(RENEW)) {
            statement.setObject(1, utc(until));
            statement.setString(2, worker);
            statement.setArray(3, connection.createArrayOf("text", endpointIds.toArray()));
            return texts(statement);
        }
    }

    /** Others may take the lanes at once. */
    void letGo(Connection connection, String worker, Collection<String> endpointIds, Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(LET_GO)) {
            statement.setObject(1, utc(now));
            statement.setString(2, worker);
            statement.setArray(3, connection.createArrayOf("text", endpointIds.toArray()));
            statement.execute();
        }
    }

    /** What is chosen for the endpoints of these lanes, or granted by their receivers if less. */
    Map<String, Lane.Pace> paces(Connection connection, Collection<String> endpointIds)
            throws SQLException {
        try (var statement = connection.prepareStatement(PACES)) {
            statement.setArray(1, connection.createArrayOf("text", endpointIds.toArray()));
            var paces = new HashMap<String, Lane.Pace>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) paces.put(rows.getString(1), pace(rows));
            }
            return paces;
        }
    }

    private static Lane.Pace pace(ResultSet row) throws SQLException {
        int most = row.getInt(2);
        String per = row.getString(3);
        var limit =
                per == null
                        ? Optional.<RateLimit>empty()
                        : Optional.of(
                                new RateLimit(most, EndpointPace.Per.valueOf(per).duration()));
        boolean strict = EndpointPace.Ordering.Strict.name().equals(row.getString(4));
        int granted = row.getInt(6);
        var slower =
                granted == 0
                        ? limit
                        : Optional.of(RateLimit.slower(limit, new RateLimit(granted, MINUTE)));
        return new Lane.Pace(slower, strict, row.getObject(5, OffsetDateTime.class).toInstant());
    }

    /** Writes down what a rate limit let go; false if the lane is not the worker's any more. */
    boolean counted(Connection connection, String worker, String endpointId, Instant freeAt)
            throws SQLException {
        try (var statement = connection.prepareStatement(COUNT)) {
            statement.setObject(1, utc(freeAt));
            statement.setString(2, endpointId);
            statement.setString(3, worker);
            return statement.executeUpdate() == 1;
        }
    }

    /** When a lane that another worker has may be anybody's. */
    Optional<Instant> othersEnd(Connection connection, String worker, Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(OTHERS_END)) {
            statement.setObject(1, utc(now));
            statement.setString(2, worker);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return Optional.ofNullable(rows.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
            }
        }
    }

    private static List<String> texts(PreparedStatement statement) throws SQLException {
        var found = new ArrayList<String>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) found.add(rows.getString(1));
        }
        return found;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
