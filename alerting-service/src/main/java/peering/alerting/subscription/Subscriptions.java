package peering.alerting.subscription;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import peering.alerting.alert.Trouble;
import peering.contract.Trouble.Severity;

/** The subscriptions' rows. */
@ApplicationScoped
public class Subscriptions implements PanacheRepositoryBase<SubscriptionEntity, String> {
    private static final String OWN = "organisation = coalesce(?2, organisation)";
    private static final String SUBSCRIBED =
            """
            select distinct s.endpoint_id
              from subscription s join endpoint e on e.endpoint_id = s.endpoint_id
             where s.organisation = ?1 and (s.connection_id is null or s.connection_id = ?2)
               and (case ?3 when 'RouteAnomaly' then s.route_anomaly
                    when 'LatencyDegradation' then s.latency_degradation else s.prefix_validation end)
               and s.min_severity in (?4) and e.state = 'Enabled'
            """;

    /**
     * The enabled endpoints that ask for such a trouble, each once, as part of the transaction in
     * progress.
     */
    public Uni<List<String>> endpointsFor(Trouble trouble) {
        return Panache.getSession()
                .chain(session ->
                        session.<String>createNativeQuery(SUBSCRIBED)
                                .setParameter(1, trouble.organisation())
                                .setParameter(2, trouble.connectionId())
                                .setParameter(3, trouble.kind().name())
                                .setParameter(4, upTo(trouble.severity()))
                                .getResultList());
    }

    private static List<String> upTo(Severity severity) {
        return java.util.Arrays.stream(Severity.values())
                .filter(lower -> lower.compareTo(severity) <= 0)
                .map(Severity::name)
                .toList();
    }

    Uni<Optional<SubscriptionEntity>> row(Optional<String> owner, String subscriptionId) {
        return find("id = ?1 and " + OWN, subscriptionId, owner.orElse(null))
                .firstResult()
                .map(Optional::ofNullable);
    }

    /** One more than {@code limit}, newest first. */
    Uni<List<SubscriptionEntity>> page(Optional<String> owner, long below, int limit) {
        return find("number < ?1 and " + OWN + " order by number desc", below, owner.orElse(null))
                .range(0, limit)
                .list();
    }

    /** Counts, and keeps others of the organisation from adding until the transaction ends. */
    Uni<Long> countAlone(String organisation) {
        return Panache.getSession()
                .chain(session ->
                        session.<Integer>createNativeQuery(
                                        "select 1 from (select pg_advisory_xact_lock("
                                                + "hashtextextended(?1, 2))) locked")
                                .setParameter(1, organisation)
                                .getSingleResult())
                .chain(() -> count("organisation", organisation));
    }
}
