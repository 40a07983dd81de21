package peering.telemetry.degradation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import peering.contract.LatencyDegradationFact;
import peering.contract.Trouble.State;
import peering.kit.facts.FactJson;

/** The degradations that were told, for questions over HTTP. */
@ApplicationScoped
class Degradations implements PanacheRepositoryBase<DegradationEntity, String> {
    private static final String WANTED =
            """
            organisation = coalesce(?1, organisation) and prefixId = coalesce(?2, prefixId)
            and state = coalesce(?3, state) and place = coalesce(?4, place)
            and (startedAt < ?5 or startedAt = ?5 and id < ?6)
            order by startedAt desc, id desc
            """;

    /** Which are asked for; null asks for all. */
    record Wanted(Optional<String> owner, String prefixId, State state, String place) {}

    /** Takes the fact, unless the row is as new already. */
    Uni<Void> take(LatencyDegradationFact fact) {
        return Panache.withTransaction(() ->
                findById(fact.degradationId())
                        .chain(row -> row == null ? first(fact) : again(row, fact)));
    }

    /** One more than {@code limit}, newest first, behind the given place. */
    Uni<List<DegradationEntity>> page(Wanted wanted, Instant before, String beforeId, int limit) {
        return find(
                        WANTED,
                        wanted.owner().orElse(null),
                        wanted.prefixId(),
                        wanted.state(),
                        wanted.place(),
                        before,
                        beforeId)
                .range(0, limit)
                .list();
    }

    private Uni<Void> first(LatencyDegradationFact fact) {
        var row = new DegradationEntity();
        row.take(fact, json(fact));
        return persist(row).replaceWithVoid();
    }

    private Uni<Void> again(DegradationEntity row, LatencyDegradationFact fact) {
        if (fact.revision() > row.revision) row.take(fact, json(fact));
        return Uni.createFrom().voidItem();
    }

    private static String json(LatencyDegradationFact fact) {
        return FactJson.text(fact);
    }
}
