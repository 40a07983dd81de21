package peering.registration.prefix.event;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import peering.kit.facts.FactJson;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.registration.web.Id;
import peering.registration.web.Times;

/** The events of all prefixes. Whoever changes a prefix notes it here, in the same transaction. */
@ApplicationScoped
public class EventBook implements PanacheRepositoryBase<EventEntity, String> {
    private static final String NOTE =
            """
            with noted as (
                insert into prefix_event (
                    event_id, prefix_id, organisation, source_id, kind, severity, at, summary, evidence, type)
                select event_id, prefix_id, organisation, source_id, kind, severity, at, summary, evidence, type
                from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as event (
                    event_id text, prefix_id text, organisation text, source_id text, kind text,
                    severity text, at timestamptz, summary text, evidence text, type text)
                on conflict (prefix_id, source_id) do nothing
                returning event_id)
            select count(*) from noted
            """;

    // Some at a time: a long delete would hold its locks and its row versions as long.
    private static final String PURGE =
            """
            with old as (
                select event_id from prefix_event where at < ?1 order by at limit ?2 for update skip locked),
            gone as (delete from prefix_event using old where prefix_event.event_id = old.event_id
                returning prefix_event.event_id)
            select count(*) from gone
            """;

    private final Clock clock;

    EventBook(Clock clock) {
        this.clock = clock;
    }

    /** Within the transaction in progress; what has been noted before is not noted again. */
    public Uni<Void> note(Happening happening) {
        return noteAll(List.of(happening));
    }

    /** {@link #note} for many, in one round trip. Their prefixes have to be in the database. */
    public Uni<Void> noteAll(List<Happening> happenings) {
        if (happenings.isEmpty()) return Uni.createFrom().voidItem();
        String rows = FactJson.text(happenings.stream().map(this::row).toList());
        return Panache.getSession()
                .chain(session ->
                        session.flush()
                                .chain(() ->
                                        session.<Long>createNativeQuery(NOTE)
                                                .setParameter(1, rows)
                                                .getSingleResult()))
                .replaceWithVoid();
    }

    /** A prefix's events, newest first. Whether the caller may see the prefix is asked before. */
    public Uni<Page<PrefixEvent>> page(String prefixId, PageQuery page, EventQuery wanted) {
        var where = new StringBuilder("prefixId = :prefix");
        var values = new HashMap<String, Object>(Map.of("prefix", prefixId));
        and(where, values, "id < :cursor", "cursor", cursor(page));
        and(where, values, "at >= :since", "since", Times.bounded("since", wanted.since));
        and(where, values, "at < :until", "until", Times.bounded("until", wanted.until));
        var kinds = wanted.kinds.stream().map(EventKind::word).toList();
        and(where, values, "kind in :kinds", "kinds", kinds.isEmpty() ? null : kinds);
        var severities = wanted.severities.stream().map(EventSeverity::word).toList();
        and(
                where,
                values,
                "severity in :severe",
                "severe",
                severities.isEmpty() ? null : severities);
        var types = wanted.types.stream().map(EventType::word).toList();
        and(where, values, "type in :types", "types", types.isEmpty() ? null : types);
        return find(where + " order by id desc", values)
                .range(0, page.limit)
                .list()
                .map(found -> Page.of(found, page.limit, row -> row.id).map(EventEntity::toEvent));
    }

    /**
     * Drops events that happened before a time.
     *
     * @param most how many at once
     * @return how many were dropped
     */
    Uni<Long> purge(Instant before, int most) {
        return Panache.getSession()
                .chain(session ->
                        session.<Long>createNativeQuery(PURGE)
                                .setParameter(1, before)
                                .setParameter(2, most)
                                .getSingleResult());
    }

    private static void and(
            StringBuilder where,
            Map<String, Object> values,
            String condition,
            String name,
            Object value) {
        if (value == null) return;
        where.append(" and ").append(condition);
        values.put(name, value);
    }

    private static String cursor(PageQuery page) {
        if (page.cursor == null || Id.isOne(page.cursor)) return page.cursor;
        throw CommonProblem.foreignCursor();
    }

    private Map<String, Object> row(Happening event) {
        Instant at = plausible(event.at());
        var row =
                new HashMap<String, Object>(
                        Map.of(
                                "event_id", Id.fresh("pev_", at),
                                "prefix_id", event.prefixId(),
                                "organisation", event.organisation(),
                                "source_id", event.sourceId(),
                                "kind", event.kind().word(),
                                "severity", event.severity().word(),
                                "at", at,
                                "summary", event.summary(),
                                "evidence", FactJson.text(event.evidence())));
        event.type().ifPresent(type -> row.put("type", type.word()));
        return row;
    }

    /** A foreign clock that is ahead must not put an event above all that come after it. */
    private Instant plausible(Instant told) {
        Instant now = clock.instant();
        if (told.isAfter(now)) return now;
        return told.isBefore(Instant.EPOCH) ? Instant.EPOCH : told;
    }
}
