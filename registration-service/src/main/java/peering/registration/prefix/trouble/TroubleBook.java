package peering.registration.prefix.trouble;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import peering.kit.facts.FactJson;
import peering.registration.prefix.event.EventBook;
import peering.registration.prefix.route.RankedClaims;

/** The newest word on each trouble, its events, and a word to whoever watches. */
@ApplicationScoped
public class TroubleBook {
    // Nothing for a prefix that is not there, and nothing for a word that is not newer.
    private static final String TAKE =
            """
            with taken as (
                insert into prefix_trouble as known (
                    trouble_id, prefix_id, organisation, kind, severity, opened_at, ended_at, place,
                    baseline_millis, current_millis, revision)
                select told.trouble_id, prefix.prefix_id, prefix.organisation, told.kind, told.severity,
                    told.opened_at, told.ended_at, told.place, told.baseline_millis, told.current_millis,
                    told.revision
                from jsonb_to_record(cast(cast(?1 as text) as jsonb)) as told (
                    trouble_id text, prefix_id text, kind text, severity text, opened_at timestamptz,
                    ended_at timestamptz, place text, baseline_millis double precision,
                    current_millis double precision, revision bigint)
                join prefix on prefix.prefix_id = told.prefix_id
                on conflict (trouble_id) do update set
                    severity = excluded.severity, ended_at = excluded.ended_at,
                    current_millis = excluded.current_millis, revision = excluded.revision
                where excluded.revision > known.revision
                returning organisation)
            select organisation from taken
            """;

    private static final String PURGE =
            """
            with gone as (
                delete from prefix_trouble where trouble_id in (
                    select trouble_id from prefix_trouble where ended_at < ?1
                    order by ended_at limit ?2 for update skip locked)
                returning trouble_id)
            select count(*) from gone
            """;

    private final EventBook events;
    private final RankedClaims claims;
    private final Instance<TroubleWatch> watches;

    TroubleBook(EventBook events, RankedClaims claims, Instance<TroubleWatch> watches) {
        this.events = events;
        this.claims = claims;
        this.watches = watches;
    }

    /** As the service, within the transaction in progress; idempotent. */
    public Uni<Void> take(TroubleReport report) {
        String told = FactJson.text(columns(report));
        return Panache.getSession()
                .chain(session ->
                        session.<String>createNativeQuery(TAKE)
                                .setParameter(1, told)
                                .getSingleResultOrNull())
                .chain(organisation ->
                        organisation == null
                                ? Uni.createFrom().voidItem()
                                : taken(report, organisation));
    }

    /**
     * Forgets troubles that ended before a time.
     *
     * @param most how many at once
     * @return how many were forgotten
     */
    Uni<Long> purge(Instant before, int most) {
        return Panache.getSession()
                .chain(session ->
                        session.<Long>createNativeQuery(PURGE)
                                .setParameter(1, before)
                                .setParameter(2, most)
                                .getSingleResult());
    }

    private Uni<Void> taken(TroubleReport report, String organisation) {
        Uni<Void> done =
                claims.ofPeers(report.prefixId(), report.ownPeers())
                        .chain(rank ->
                                events.noteAll(TroubleHappenings.of(report, organisation, rank)));
        for (var watch : watches) done = done.chain(() -> watch.changed(report.prefixId()));
        return done;
    }

    private static Map<String, Object> columns(TroubleReport report) {
        var columns = new HashMap<String, Object>();
        columns.put("trouble_id", report.troubleId());
        columns.put("prefix_id", report.prefixId());
        columns.put("kind", report.kind().word());
        columns.put("severity", report.severity().name());
        columns.put("opened_at", report.openedAt());
        report.endedAt().ifPresent(at -> columns.put("ended_at", at));
        report.latency()
                .ifPresent(latency -> {
                    columns.put("place", latency.place());
                    columns.put("baseline_millis", latency.baselineMillis());
                    columns.put("current_millis", latency.currentMillis());
                });
        columns.put("revision", report.revision());
        return columns;
    }
}
