package peering.kit.outbox;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import peering.contract.FactType;
import peering.kit.facts.FactJson;

/**
 * Facts, written in the same transaction as the change they tell of.
 *
 * <p>The table, in the service's own migration:
 *
 * <pre>
 *   create table outbox (
 *       outbox_id  bigint generated always as identity constraint outbox_pkey primary key,
 *       event_id   text not null, fact text not null, key text not null,
 *       value      text not null, occurred timestamptz not null);
 *   create function outbox_wake() returns trigger language plpgsql as
 *       'begin notify outbox; return null; end';
 *   create trigger outbox_wake after insert on outbox
 *       for each statement execute function outbox_wake();
 * </pre>
 *
 * Order: two transactions that change the same subject lock its row, so the later one's fact has
 * the higher id. Write the change before the fact; {@link #add} flushes the session to make sure.
 */
@ApplicationScoped
public class Outbox {
    // A query for the new id, not an update: after an update Hibernate cleans caches that we do
    // not have, and complains when the session ends before.
    private static final String INSERT =
            "insert into outbox (event_id, fact, key, value, occurred) values (?1, ?2, ?3, ?4, ?5)"
                    + " returning outbox_id";

    // The ids are given in the order of the list: a sorted select feeds the insert.
    private static final String INSERT_ALL =
            "with added as (insert into outbox (event_id, fact, key, value, occurred)"
                    + " select event_id, fact, key, value, occurred from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))"
                    + " as fact(place int, event_id text, fact text, key text, value text, occurred timestamptz)"
                    + " order by place returning outbox_id) select count(*) from added";

    /** A fact and its subject, on the way into the outbox. */
    public record Entry(String key, Record fact, Instant occurred) {}

    /**
     * Adds a fact to the transaction in progress.
     *
     * @param fact a record that {@link FactType} lists
     * @throws IllegalArgumentException if it is none
     */
    public Uni<Void> add(String key, Record fact, Instant occurred) {
        FactType type = type(fact);
        String json = FactJson.text(fact);
        return Panache.getSession()
                .chain(session ->
                        session.flush()
                                .chain(() ->
                                        session.<Long>createNativeQuery(INSERT)
                                                .setParameter(1, eventId())
                                                .setParameter(2, type.name())
                                                .setParameter(3, key)
                                                .setParameter(4, json)
                                                .setParameter(5, occurred)
                                                .getSingleResult()))
                .replaceWithVoid();
    }

    /** {@link #add} for many facts in one round trip; they are relayed in the order of the list. */
    public Uni<Void> addAll(List<Entry> entries) {
        if (entries.isEmpty()) return Uni.createFrom().voidItem();
        var rows = IntStream.range(0, entries.size()).mapToObj(at -> row(at, entries.get(at)));
        String json = FactJson.text(rows.toList());
        return Panache.getSession()
                .chain(session ->
                        session.flush()
                                .chain(() ->
                                        session.<Long>createNativeQuery(INSERT_ALL)
                                                .setParameter(1, json)
                                                .getSingleResult()))
                .replaceWithVoid();
    }

    private static Map<String, Object> row(int place, Entry entry) {
        return Map.of(
                "place", place,
                "event_id", eventId(),
                "fact", type(entry.fact()).name(),
                "key", entry.key(),
                "value", FactJson.text(entry.fact()),
                "occurred", entry.occurred());
    }

    private static FactType type(Record fact) {
        return FactType.of(fact.getClass())
                .orElseThrow(() -> new IllegalArgumentException("no fact: " + fact));
    }

    private static String eventId() {
        return "evt_" + UUID.randomUUID().toString().replace("-", "");
    }
}
