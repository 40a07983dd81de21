package peering.alerting.delivery;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The endpoints' paces; an endpoint without a row is free. */
@ApplicationScoped
class Paces implements PanacheRepositoryBase<PaceEntity, String> {

    Uni<EndpointPace> of(String endpointId) {
        return findById(endpointId).map(row -> row == null ? EndpointPace.FREE : row.shown());
    }

    /** In the transaction in progress. */
    Uni<EndpointPace> set(String endpointId, EndpointPace wanted) {
        return findById(endpointId)
                .onItem()
                .ifNull()
                .continueWith(() -> fresh(endpointId))
                .invoke(row -> row.take(wanted))
                .chain(this::persistAndFlush)
                .map(PaceEntity::shown);
    }

    private static PaceEntity fresh(String endpointId) {
        var row = new PaceEntity();
        row.endpointId = endpointId;
        return row;
    }
}
