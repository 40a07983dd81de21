package peering.alerting.subscription;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import peering.alerting.alert.Trouble;
import peering.alerting.endpoint.Endpoint;

/** The subscriptions' rows. */
@ApplicationScoped
public class Subscriptions implements PanacheRepositoryBase<SubscriptionEntity, String> {
    private static final String OWN = "organisation = coalesce(?2, organisation)";
    private static final String LISTENING =
            """
            organisation = ?1 and endpointId in (
                select e.id from EndpointEntity e where e.organisation = ?1 and e.state <> ?2)
            """;

    /**
     * The endpoints, disabled ones apart, that ask for such a trouble, one for each subscription by
     * which they do, as part of the session in progress.
     */
    public Uni<List<Listening>> listeningTo(Trouble trouble) {
        var labels = trouble.allLabels();
        return list(LISTENING, trouble.organisation(), Endpoint.State.Disabled)
                .map(rows ->
                        rows.stream()
                                .filter(row ->
                                        row.wanted()
                                                .wants(
                                                        trouble.kind(),
                                                        trouble.severity(),
                                                        trouble.connectionId(),
                                                        labels))
                                .map(row -> new Listening(row.endpointId, row.terms()))
                                .toList());
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
