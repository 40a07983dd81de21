package peering.telemetry.detect;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import peering.contract.RouteAnomalyFact;
import peering.contract.Trouble.State;
import peering.kit.facts.FactJson;

/** The anomalies that were told, for questions over HTTP. */
@ApplicationScoped
class Anomalies implements PanacheRepositoryBase<AnomalyEntity, String> {
    private static final String WANTED =
            """
            organisation = coalesce(?1, organisation) and prefixId = coalesce(?2, prefixId)
            and state = coalesce(?3, state) and kind = coalesce(?4, kind)
            and (firstSeen < ?5 or firstSeen = ?5 and id < ?6)
            order by firstSeen desc, id desc
            """;

    /** Which are asked for; null asks for all. */
    record Wanted(
            Optional<String> owner, String prefixId, State state, RouteAnomalyFact.Kind kind) {}

    /** Takes the fact, unless the row is as new already. */
    Uni<Void> take(RouteAnomalyFact fact) {
        return Panache.withTransaction(() ->
                findById(fact.anomalyId())
                        .chain(row -> row == null ? first(fact) : again(row, fact)));
    }

    /** One more than {@code limit}, newest first, behind the given place. */
    Uni<List<AnomalyEntity>> page(Wanted wanted, Instant before, String beforeId, int limit) {
        return find(
                        WANTED,
                        wanted.owner().orElse(null),
                        wanted.prefixId(),
                        wanted.state(),
                        wanted.kind(),
                        before,
                        beforeId)
                .range(0, limit)
                .list();
    }

    private Uni<Void> first(RouteAnomalyFact fact) {
        var row = new AnomalyEntity();
        row.take(fact, json(fact));
        return persist(row).replaceWithVoid();
    }

    private Uni<Void> again(AnomalyEntity row, RouteAnomalyFact fact) {
        if (fact.revision() > row.revision) row.take(fact, json(fact));
        return Uni.createFrom().voidItem();
    }

    private static String json(RouteAnomalyFact fact) {
        return FactJson.text(fact);
    }
}
