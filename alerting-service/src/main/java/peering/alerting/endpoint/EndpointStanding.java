package peering.alerting.endpoint;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import peering.alerting.format.Format;

/**
 * How endpoints fare, as part of the transaction in which attempts are recorded.
 *
 * <p>What an owner is told is remembered here, so that a thousand deliveries that fail alike are
 * one message and not a thousand.
 */
@ApplicationScoped
public class EndpointStanding {
    private static final Duration EXHAUSTED_PAUSE = Duration.ofHours(1);
    private static final String RECOVER =
            """
            with troubled as (
                select endpoint_id, failing_told_at is not null or exhausted_told_at is not null as told
                  from endpoint
                 where endpoint_id = any (?) and (failing_since is not null or failing_told_at is not null)
                 order by endpoint_id
                   for no key update
            )
            update endpoint e set failing_since = null, failing_told_at = null, exhausted_told_at = null
              from troubled t where e.endpoint_id = t.endpoint_id
            returning e.endpoint_id, t.told
            """;
    private static final String FAIL =
            "update endpoint set failing_told_at = ? where endpoint_id = ? and failing_told_at is null";
    private static final String EXHAUST =
            """
            update endpoint set failing_since = coalesce(failing_since, ?)
             where endpoint_id = ? returning failing_since
            """;
    private static final String EXHAUST_TOLD =
            """
            update endpoint set exhausted_told_at = ?
             where endpoint_id = ? and (exhausted_told_at is null or exhausted_told_at <= ?)
            """;
    private static final String DISABLE =
            """
            update endpoint set state = 'Disabled', disabled_reason = ?, changed_at = ?
             where endpoint_id = ? and state = 'Enabled'
            """;
    private static final String LISTENING =
            """
            select endpoint_id, format from endpoint
             where organisation = ? and operations and state = 'Enabled' and endpoint_id <> ?
             order by endpoint_no
            """;

    /** An endpoint that hears how others fare. */
    public record Listener(String endpointId, Format format) {}

    /**
     * Something has arrived at these.
     *
     * @return those of which it had been told that they fail
     */
    public Set<String> recover(Connection connection, Collection<String> endpointIds)
            throws SQLException {
        try (var statement = connection.prepareStatement(RECOVER)) {
            statement.setArray(1, connection.createArrayOf("text", endpointIds.toArray()));
            var told = new HashSet<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) if (rows.getBoolean(2)) told.add(rows.getString(1));
            }
            return told;
        }
    }

    /** True if that is news: it is to be told. */
    public boolean fail(Connection connection, String endpointId, Instant now) throws SQLException {
        return changes(connection, FAIL, utc(now), endpointId);
    }

    /**
     * A delivery to it was given up.
     *
     * @return since when there are such, with none arriving between
     */
    public Instant exhaust(Connection connection, String endpointId, Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(EXHAUST)) {
            statement.setObject(1, utc(now));
            statement.setString(2, endpointId);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    /** True if it was not told only just: it is to be told. */
    public boolean tellsExhausted(Connection connection, String endpointId, Instant now)
            throws SQLException {
        var since = utc(now.minus(EXHAUSTED_PAUSE));
        return changes(connection, EXHAUST_TOLD, utc(now), endpointId, since);
    }

    /** False if it was disabled already. */
    public boolean disable(Connection connection, String endpointId, String why, Instant now)
            throws SQLException {
        return changes(connection, DISABLE, why, utc(now), endpointId);
    }

    /** Who hears how {@code endpointId} fares: others of the organisation that asked for it. */
    public List<Listener> listening(Connection connection, String organisation, String endpointId)
            throws SQLException {
        try (var statement = connection.prepareStatement(LISTENING)) {
            statement.setString(1, organisation);
            statement.setString(2, endpointId);
            var listening = new ArrayList<Listener>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    listening.add(new Listener(rows.getString(1), Format.of(rows.getString(2))));
                }
            }
            return listening;
        }
    }

    private static boolean changes(Connection connection, String sql, Object... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            return statement.executeUpdate() > 0;
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
