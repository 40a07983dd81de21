package peering.alerting.live;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import peering.alerting.alert.Alerts;
import peering.alerting.alert.Decision;
import peering.alerting.web.Columns;

/** The steps of timelines in the order of their numbers; none appears below one that is there. */
@ApplicationScoped
class Steps {
    private static final String AFTER =
            """
            select event_no, alert_id, at, decision, told, why from alert_event
             where event_no > ?1 and organisation = coalesce(cast(?2 as text), organisation)
             order by event_no limit ?3
            """;
    private static final String NEWEST = "select coalesce(max(event_no), 0) from alert_event";

    private final Alerts alerts;

    Steps(Alerts alerts) {
        this.alerts = alerts;
    }

    /**
     * @param owner empty: of every organisation
     */
    Uni<List<Step>> after(long number, Optional<String> owner, int most) {
        return Panache.withSession(() ->
                Panache.getSession()
                        .chain(session ->
                                session.<Object[]>createNativeQuery(AFTER)
                                        .setParameter(1, number)
                                        .setParameter(2, owner.orElse(null))
                                        .setParameter(3, most)
                                        .getResultList())
                        .chain(rows ->
                                Multi.createFrom()
                                        .iterable(rows)
                                        .onItem()
                                        .transformToUniAndConcatenate(this::step)
                                        .collect()
                                        .asList()));
    }

    /** The number of the last step ; 0 if there is none. */
    Uni<Long> newest() {
        return Panache.withSession(() ->
                Panache.getSession()
                        .chain(session ->
                                session.<Long>createNativeQuery(NEWEST).getSingleResult()));
    }

    private Uni<Step> step(Object[] row) {
        return alerts.shown((String) row[1])
                .map(alert ->
                        new Step(
                                ((Number) row[0]).longValue(),
                                Columns.instant(row[2]),
                                Decision.valueOf((String) row[3]),
                                ((Number) row[4]).intValue(),
                                (String) row[5],
                                alert));
    }
}
