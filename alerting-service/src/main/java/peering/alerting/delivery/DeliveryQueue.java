package peering.alerting.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import peering.kit.facts.FactJson;

/**
 * The table as a queue, one lane per endpoint.
 *
 * <p>Ready is what waits, is due, goes to an enabled endpoint, and has no earlier telling of the
 * same stream (an alert, or a group) to the same endpoint still waiting: a receiver never hears
 * "resolved" before "opened". Claiming writes nothing: a lane has one owner, and the owner knows
 * what it has claimed. If a lane changes hands while an attempt is under way, only one of the two
 * is recorded, because an attempt counts only for the number of attempts that it was claimed with.
 */
@ApplicationScoped
class DeliveryQueue {
    private static final String CLAIM =
            """
            select d.delivery_id, d.endpoint_id, d.organisation, e.url, d.body, d.format, d.headers,
                   d.attempts, d.tries, d.fact_at
              from unnest(?, ?) as wanted (endpoint_id, room)
              join endpoint e on e.endpoint_id = wanted.endpoint_id and e.state = 'Enabled'
             cross join lateral (
                select w.* from delivery w
                 where w.endpoint_id = e.endpoint_id and w.state = 'Waiting' and w.due_at <= ?
                   and w.delivery_id <> all (?)
                   and not exists (
                       select 1 from delivery b
                        where b.endpoint_id = w.endpoint_id and b.stream = w.stream
                          and b.state = 'Waiting' and b.delivery_no < w.delivery_no)
                 order by w.due_at, w.delivery_no
                 limit wanted.room) d
            """;
    private static final String HEADS =
            """
            select d.delivery_id, d.endpoint_id, d.organisation, e.url, d.body, d.format, d.headers,
                   d.attempts, d.tries, d.fact_at
              from unnest(?) as wanted (endpoint_id)
              join endpoint e on e.endpoint_id = wanted.endpoint_id and e.state = 'Enabled'
             cross join lateral (
                select w.* from delivery w
                 where w.endpoint_id = e.endpoint_id and w.state = 'Waiting'
                 order by w.delivery_no
                 limit 1) d
             where d.due_at <= ?
            """;
    private static final String NEXT =
            """
            select wanted.endpoint_id,
                   (select min(w.due_at) from delivery w
                     where w.endpoint_id = wanted.endpoint_id and w.state = 'Waiting'
                       and w.due_at > ?)
              from unnest(?) as wanted (endpoint_id)
            """;
    private static final String SETTLE =
            """
            with made as materialized (
                select * from json_to_recordset(cast(? as json)) as made (
                    "deliveryId" text, attempts integer, state text, reason text,
                    "dueAt" timestamptz, "settledAt" timestamptz, begun timestamptz,
                    millis integer, outcome text, why text, status integer, response text, trace text)
            ), settled as (
                update delivery d
                   set state = made.state, state_reason = made.reason,
                       due_at = coalesce(made."dueAt", d.due_at), settled_at = made."settledAt",
                       attempts = d.attempts + 1, tries = d.tries + 1,
                       first_attempt_at = coalesce(d.first_attempt_at, made.begun)
                  from made, delivery_lane l
                 where d.delivery_id = made."deliveryId" and d.state = 'Waiting'
                   and d.attempts = made.attempts
                   and l.endpoint_id = d.endpoint_id and l.owner = ?
                returning d.delivery_id, d.attempts
            )
            insert into delivery_attempt
                (delivery_id, number, at, millis, outcome, why, status, response,
                 trace)
            select settled.delivery_id, settled.attempts, made.begun, made.millis, made.outcome,
                   made.why, made.status, made.response, made.trace
              from settled join made on made."deliveryId" = settled.delivery_id
            returning delivery_id
            """;

    private final Consequences consequences;

    DeliveryQueue(Consequences consequences) {
        this.consequences = consequences;
    }

    /**
     * A delivery that this worker may attempt while the lane is its own.
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

    /** A row of what is settled, as SQL reads it. */
    private record Made(
            String deliveryId,
            int attempts,
            String state,
            String reason,
            Instant dueAt,
            Instant settledAt,
            Instant begun,
            int millis,
            String outcome,
            String why,
            Integer status,
            String response,
            String trace) {
        static Made of(Attempted one) {
            var exchange = one.exchange();
            var settlement = one.settlement();
            boolean waits = settlement.state() == Delivery.State.Waiting;
            return new Made(
                    one.claimed().deliveryId(),
                    one.claimed().attempts(),
                    settlement.state().name(),
                    storable(settlement.reason()),
                    settlement.dueAt(),
                    waits ? null : one.ended(),
                    one.begun(),
                    Math.toIntExact(exchange.took().toMillis()),
                    exchange.outcome().word(),
                    storable(exchange.outcome().why()),
                    exchange.status().orElse(null),
                    storable(exchange.response()),
                    exchange.trace().map(FactJson::text).map(Made::storable).orElse(null));
        }

        /** PostgreSQL takes no NUL in a text. */
        private static String storable(String text) {
            return text == null ? null : text.replace('\0', '\uFFFD');
        }
    }

    /**
     * Finds what is ready in lanes that are the caller's own.
     *
     * @param rooms how many are wanted, by endpoint
     * @param busy what the caller has claimed already
     */
    List<Claimed> claim(
            Connection connection, Map<String, Integer> rooms, Collection<String> busy, Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(CLAIM)) {
            statement.setArray(1, connection.createArrayOf("text", rooms.keySet().toArray()));
            statement.setArray(2, connection.createArrayOf("int4", rooms.values().toArray()));
            statement.setObject(3, utc(now));
            statement.setArray(4, connection.createArrayOf("text", busy.toArray()));
            var claimed = new ArrayList<Claimed>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) claimed.add(claimed(rows));
            }
            return claimed;
        }
    }

    /** The same of endpoints that are told strictly in order: the oldest of each, if it is due. */
    List<Claimed> heads(Connection connection, Collection<String> endpointIds, Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(HEADS)) {
            statement.setArray(1, connection.createArrayOf("text", endpointIds.toArray()));
            statement.setObject(2, utc(now));
            var heads = new ArrayList<Claimed>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) heads.add(claimed(rows));
            }
            return heads;
        }
    }

    /** When something that waits for the endpoints is due, by endpoint; not in it: never. */
    Map<String, Instant> next(Connection connection, Collection<String> endpointIds, Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(NEXT)) {
            statement.setObject(1, utc(now));
            statement.setArray(2, connection.createArrayOf("text", endpointIds.toArray()));
            var next = new HashMap<String, Instant>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var due = rows.getObject(2, OffsetDateTime.class);
                    if (due != null) next.put(rows.getString(1), due.toInstant());
                }
            }
            return next;
        }
    }

    /**
     * Records attempts and what becomes of their deliveries, as part of the caller's transaction.
     *
     * @return the deliveries that were recorded; of the others the lane was lost meanwhile, another
     *     worker decides and nothing is recorded
     */
    Set<String> settle(Connection connection, String worker, List<Attempted> attempted)
            throws SQLException {
        var recorded = new HashSet<String>();
        try (var statement = connection.prepareStatement(SETTLE)) {
            var made = attempted.stream().map(Made::of).map(FactJson::text);
            statement.setString(
                    1, made.collect(java.util.stream.Collectors.joining(",", "[", "]")));
            statement.setString(2, worker);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) recorded.add(rows.getString(1));
            }
        }
        consequences.of(
                connection,
                attempted.stream()
                        .filter(one -> recorded.contains(one.claimed().deliveryId()))
                        .toList());
        return recorded;
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

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
