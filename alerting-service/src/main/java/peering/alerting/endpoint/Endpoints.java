package peering.alerting.endpoint;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import peering.alerting.format.Format;

/** The endpoints' rows. What is not the asker's own is not found; an operator owns all. */
@ApplicationScoped
public class Endpoints implements PanacheRepositoryBase<EndpointEntity, String> {
    /** The asker of an operator: every organisation's rows are found. */
    public static final Optional<String> EVERYBODY = Optional.empty();

    private static final String OWN = "organisation = coalesce(?2, organisation)";

    /** The endpoint, for {@code owner}; empty if there is none or it is somebody else's. */
    public Uni<Optional<Endpoint>> seenBy(Optional<String> owner, String endpointId) {
        return Panache.withSession(() -> row(owner, endpointId))
                .map(row -> row.map(EndpointEntity::shown));
    }

    /** In which form each of these is told, as part of the session in progress. */
    public Uni<Map<String, Format>> formatsOf(Collection<String> endpointIds) {
        if (endpointIds.isEmpty()) return Uni.createFrom().item(Map.of());
        return list("id in ?1", endpointIds)
                .map(rows ->
                        rows.stream()
                                .collect(
                                        Collectors.toMap(
                                                row -> row.id, row -> Format.of(row.format))));
    }

    Uni<Optional<EndpointEntity>> row(Optional<String> owner, String endpointId) {
        return find("id = ?1 and " + OWN, endpointId, owner.orElse(null))
                .firstResult()
                .map(Optional::ofNullable);
    }

    /** One more than {@code limit}, newest first. */
    Uni<List<EndpointEntity>> page(Optional<String> owner, long below, int limit) {
        return find("number < ?1 and " + OWN + " order by number desc", below, owner.orElse(null))
                .range(0, limit)
                .list();
    }

    /**
     * Counts the organisation's endpoints and keeps others from adding one until the transaction
     * ends, so that a limit cannot be passed by two requests at the same time.
     */
    Uni<Long> countAlone(String organisation) {
        return Panache.getSession()
                .chain(session ->
                        session.<Integer>createNativeQuery(
                                        "select 1 from (select pg_advisory_xact_lock("
                                                + "hashtextextended(?1, 1))) locked")
                                .setParameter(1, organisation)
                                .getSingleResult())
                .chain(() -> count("organisation", organisation));
    }
}
