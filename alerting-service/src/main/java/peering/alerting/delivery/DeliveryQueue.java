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
import java.util.List;
import java.util.Optional;
import peering.alerting.endpoint.EndpointRows;

/**
 * The table as a queue that workers share.
 *
 * <p>Ready to be claimed is what waits, is due, is leased to nobody, goes to an enabled endpoint
 * with room, and has no earlier telling of the same stream (an alert, or a group) to the same
 * endpoint still waiting: a receiver never hears "resolved" before "opened". The room of an
 * endpoint is counted without a lock on it, so two workers that claim in the same moment may exceed
 * it by their own share, once.
 */
@ApplicationScoped
class DeliveryQueue {
    private static final String CLAIM =
            """
            with due as (
                select w.endpoint_id,
                       greatest(0, ? - count(*) filter (where w.lease_until > ?)) as room
                  from delivery w
                  join endpoint e on e.endpoint_id = w.endpoint_id and e.state = 'Enabled'
                 where w.state = 'Waiting' and w.due_at <= ?
                 group by w.endpoint_id
            ), chosen as (
                select ready.delivery_id
                  from due
                 cross join lateral (
                    select w.delivery_id
                      from delivery w
                     where w.endpoint_id = due.endpoint_id and w.state = 'Waiting' and w.due_at <= ?
                       and (w.lease_until is null or w.lease_until <= ?)
                       and not exists (
                           select 1 from delivery b
                            where b.endpoint_id = w.endpoint_id and b.stream = w.stream
                              and b.state = 'Waiting' and b.delivery_no < w.delivery_no)
                     order by w.due_at, w.delivery_no
                     limit due.room
                       for update of w skip locked) ready
                 limit ?
            )
            update delivery d set lease_owner = ?, lease_until = ?
              from chosen, endpoint e
             where d.delivery_id = chosen.delivery_id and e.endpoint_id = d.endpoint_id
            returning d.delivery_id, d.endpoint_id, d.organisation, e.url, d.body, d.format, d.headers,
                      d.attempts, d.tries, d.fact_at
            """;
    private static final String NEXT =
            """
            select min(at) from (
                select min(due_at) as at from delivery where state = 'Waiting' and due_at > ?
                union all
                select min(lease_until) from delivery where state = 'Waiting' and lease_until > ?
            ) moments
            """;
    private static final String SETTLE =
            """
            update delivery
               set state = ?, state_reason = ?, due_at = coalesce(?, due_at), settled_at = ?,
                   attempts = attempts + 1, tries = tries + 1,
                   first_attempt_at = coalesce(first_attempt_at, ?),
                   lease_owner = null, lease_until = null
             where delivery_id = ? and lease_owner = ? and state = 'Waiting'
            """;
    private static final String RECORD =
            """
            insert into delivery_attempt (delivery_id, number, at, millis, outcome, why, status, response)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final DeliveryConfig config;
    private final EndpointRows endpoints;

    DeliveryQueue(DeliveryConfig config, EndpointRows endpoints) {
        this.config = config;
        this.endpoints = endpoints;
    }

    /**
     * A delivery that this worker may attempt until its lease ends.
     *
     * @param headers of the format, as {@link peering.alerting.format.Body#headerText} writes them
     * @param attempts made so far, over all schedules
     * @param tries made so far of the running schedule
     */
    record Claimed(
            String deliveryId,
            String endpointId,
            String organisation,
            String url,
            String body,
            String format,
            String headers,
            int attempts,
            int tries,
            Instant factAt) {}

    /** Takes at most {@code most} deliveries for {@code worker}. */
    List<Claimed> claim(Connection connection, String worker, int most, Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(CLAIM)) {
            Object[] values = {
                config.perEndpoint(),
                utc(now),
                utc(now),
                utc(now),
                utc(now),
                most,
                worker,
                utc(now.plus(config.lease()))
            };
            set(statement, values);
            var claimed = new ArrayList<Claimed>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) claimed.add(claimed(rows));
            }
            return claimed;
        }
    }

    /** The next moment at which something may become ready without anybody saying so. */
    Optional<Instant> next(Connection connection, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(NEXT)) {
            set(statement, utc(now), utc(now));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return Optional.ofNullable(rows.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
            }
        }
    }

    /**
     * Records an attempt and what becomes of the delivery, as part of the caller's transaction.
     *
     * @return false if the lease was lost meanwhile: another worker decides, nothing is recorded
     */
    boolean settle(
            Connection connection,
            String worker,
            Claimed claimed,
            Instant begun,
            Exchange exchange,
            Settlement settlement)
            throws SQLException {
        Instant ended = begun.plus(exchange.took());
        boolean waits = settlement.state() == Delivery.State.Waiting;
        int rows =
                execute(
                        connection,
                        SETTLE,
                        settlement.state().name(),
                        settlement.reason(),
                        settlement.dueAt() == null ? null : utc(settlement.dueAt()),
                        waits ? null : utc(ended),
                        utc(begun),
                        claimed.deliveryId(),
                        worker);
        if (rows == 0) return false;
        record(connection, claimed, begun, exchange);
        if (settlement.endpointGone()) {
            endpoints.disable(connection, claimed.endpointId(), settlement.reason(), ended);
        }
        return true;
    }

    private static void record(
            Connection connection, Claimed claimed, Instant begun, Exchange exchange)
            throws SQLException {
        execute(
                connection,
                RECORD,
                claimed.deliveryId(),
                claimed.attempts() + 1,
                utc(begun),
                Math.toIntExact(exchange.took().toMillis()),
                exchange.outcome().word(),
                exchange.outcome().why(),
                exchange.status().orElse(null),
                exchange.response());
    }

    static Duration wait(Optional<Instant> next, Instant now, Duration longest) {
        var wait = next.map(at -> Duration.between(now, at).plusMillis(1)).orElse(longest);
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        return new Claimed(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getInt(8),
                row.getInt(9),
                row.getObject(10, OffsetDateTime.class).toInstant());
    }

    private static int execute(Connection connection, String sql, Object... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
