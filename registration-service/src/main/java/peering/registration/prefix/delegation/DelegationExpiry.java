package peering.registration.prefix.delegation;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import peering.kit.clock.Rounds;
import peering.registration.prefix.PrefixConfig;
import peering.registration.web.Wall;

/** Delegations that were granted until a time end then, one transaction each few. */
@ApplicationScoped
class DelegationExpiry {
    private static final int AT_ONCE = 20;

    private final Delegations delegations;
    private final DelegationBook book;
    private final PrefixConfig config;
    private final Wall wall;
    private final Clock clock;
    private final Rounds rounds;

    DelegationExpiry(
            Delegations delegations,
            DelegationBook book,
            PrefixConfig config,
            Wall wall,
            Clock clock,
            Rounds rounds) {
        this.delegations = delegations;
        this.book = book;
        this.config = config;
        this.wall = wall;
        this.clock = clock;
        this.rounds = rounds;
    }

    void start(@Observes StartupEvent event) {
        rounds.every(config.expiryEvery(), "expiring delegations", this::expire);
    }

    /** Until none is left that is over. */
    Uni<Void> expire() {
        return wall.asService("expiry", this::expireSome)
                .chain(expired ->
                        expired.size() < AT_ONCE ? Uni.createFrom().voidItem() : expire());
    }

    private Uni<List<DelegationEntity>> expireSome() {
        return delegations
                .expired(clock.instant(), AT_ONCE)
                .call(rows ->
                        Multi.createFrom()
                                .iterable(rows)
                                .onItem()
                                .transformToUniAndConcatenate(
                                        row -> book.end(row, DelegationEnd.EXPIRED))
                                .collect()
                                .last());
    }
}
