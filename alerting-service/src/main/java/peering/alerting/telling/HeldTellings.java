package peering.alerting.telling;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import peering.alerting.alert.Audience.Hears;
import peering.alerting.format.Transition;
import peering.alerting.web.Columns;

/** What is held back: one row per alert and endpoint, the newest transition in it. */
@ApplicationScoped
class HeldTellings {
    private static final String HOLD =
            """
            insert into held_telling (alert_id, endpoint_id, transition, key, why, group_key, look_at, fact_at)
            values (?1, ?2, ?3, ?4, ?5, cast(?6 as text), ?7, ?8)
            on conflict (alert_id, endpoint_id) do update
               set transition = excluded.transition, key = excluded.key, why = excluded.why,
                   group_key = excluded.group_key, look_at = excluded.look_at
            """;
    private static final String DUE =
            "select alert_id, endpoint_id, transition, key, group_key, fact_at from held_telling"
                    + " where look_at <= ?1 order by look_at limit ?2";
    private static final String OF_GROUP =
            "select alert_id, endpoint_id, transition, key, group_key, fact_at from held_telling"
                    + " where endpoint_id = ?1 and group_key = ?2 order by alert_id limit ?3";
    private static final String TAKE =
            "delete from held_telling where alert_id = ?1 and endpoint_id = ?2"
                    + " returning alert_id, endpoint_id, transition, key, group_key, fact_at";
    private static final String DROP =
            "delete from held_telling where alert_id = ?1 and transition in (?2) returning endpoint_id";
    private static final String LATER =
            "update held_telling set look_at = ?3 where alert_id = ?1 and endpoint_id = ?2 returning key";
    private static final String NEXT_OF_GROUP =
            """
            select least(
                (select min(look_at) from held_telling where endpoint_id = ?1 and group_key = ?2),
                greatest(cast(?3 as timestamptz),
                         (select told_at from group_told where endpoint_id = ?1 and group_key = ?2)
                         + cast(?4 as double precision) * interval '1 second'))
            """;

    /** The longest interval is a day: what is older is as if it had never been told. */
    private static final String GROUP_TOLD =
            """
            with old as (delete from group_told where endpoint_id = ?1 and group_key <> ?2
                                                  and told_at < cast(?3 as timestamptz) - interval '2 days')
            insert into group_told (endpoint_id, group_key, told_at) values (?1, ?2, ?3)
            on conflict (endpoint_id, group_key) do update set told_at = excluded.told_at
            """;

    /**
     * @param group empty text: by itself
     */
    record Row(String alertId, Hears hears, String group, Instant factAt) {
        /** Held back by itself, whatever group it may belong to. */
        Row alone() {
            return new Row(alertId, hears, "", factAt);
        }

        boolean grouped() {
            return !group.isEmpty();
        }
    }

    Uni<Void> hold(Row row, Mute.Held held) {
        return session()
                .chain(session ->
                        session.createNativeQuery(HOLD)
                                .setParameter(1, row.alertId())
                                .setParameter(2, row.hears().endpointId())
                                .setParameter(3, row.hears().transition().name())
                                .setParameter(4, row.hears().key())
                                .setParameter(5, held.why())
                                .setParameter(6, row.grouped() ? row.group() : null)
                                .setParameter(7, held.until())
                                .setParameter(8, row.factAt())
                                .executeUpdate())
                .replaceWithVoid();
    }

    /** What is to be looked at now, not locked. */
    Uni<List<Row>> due(Instant now, int most) {
        return rows(DUE, now, most);
    }

    /** All of a group, due or not, not locked. */
    Uni<List<Row>> ofGroup(String endpointId, String group, int most) {
        return rows(OF_GROUP, endpointId, group, most);
    }

    /** Removes those of an alert with one of these transitions; the endpoints they were for. */
    Uni<List<String>> drop(String alertId, List<Transition> transitions) {
        return session()
                .chain(session ->
                        session.<String>createNativeQuery(DROP)
                                .setParameter(1, alertId)
                                .setParameter(
                                        2, transitions.stream().map(Transition::name).toList())
                                .getResultList());
    }

    /** Looked at again at another time. */
    Uni<Void> later(String alertId, String endpointId, Instant lookAt) {
        return session()
                .chain(session ->
                        session.<String>createNativeQuery(LATER)
                                .setParameter(1, alertId)
                                .setParameter(2, endpointId)
                                .setParameter(3, lookAt)
                                .getResultList())
                .replaceWithVoid();
    }

    /** Removes the row, and says what it was last; nothing if somebody else took it. */
    Uni<List<Row>> take(String alertId, String endpointId) {
        return rows(TAKE, alertId, endpointId);
    }

    /**
     * When the group is told next: with those of it that wait already; at {@code first}; or an
     * interval after it was told last, whatever is later.
     */
    Uni<Instant> nextOfGroup(String endpointId, String group, Instant first, Duration interval) {
        return session()
                .chain(session ->
                        session.<Object>createNativeQuery(NEXT_OF_GROUP)
                                .setParameter(1, endpointId)
                                .setParameter(2, group)
                                .setParameter(3, first)
                                .setParameter(4, (double) interval.toSeconds())
                                .getSingleResult())
                .map(Columns::instant);
    }

    /** The group is told now; what comes to it waits for an interval from here. */
    Uni<Void> groupTold(String endpointId, String group, Instant now) {
        return session()
                .chain(session ->
                        session.createNativeQuery(GROUP_TOLD)
                                .setParameter(1, endpointId)
                                .setParameter(2, group)
                                .setParameter(3, now)
                                .executeUpdate())
                .replaceWithVoid();
    }

    private static Uni<List<Row>> rows(String query, Object... values) {
        return session()
                .chain(session -> {
                    var asked = session.<Object[]>createNativeQuery(query);
                    for (int i = 0; i < values.length; i++) asked.setParameter(i + 1, values[i]);
                    return asked.getResultList();
                })
                .map(found -> found.stream().map(HeldTellings::row).toList());
    }

    private static Row row(Object[] columns) {
        var hears =
                new Hears(
                        (String) columns[1],
                        Transition.valueOf((String) columns[2]),
                        (String) columns[3]);
        String group = columns[4] == null ? "" : (String) columns[4];
        return new Row((String) columns[0], hears, group, Columns.instant(columns[5]));
    }

    private static Uni<Mutiny.Session> session() {
        return Panache.getSession();
    }
}
