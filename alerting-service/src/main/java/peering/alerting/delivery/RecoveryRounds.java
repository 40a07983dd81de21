package peering.alerting.delivery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import peering.kit.clock.Rounds;

/**
 * Moves recoveries on, a piece per round: each piece is a transaction, so that one that was broken
 * off goes on where it was.
 */
@ApplicationScoped
class RecoveryRounds {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Recoveries recoveries;
    private final Rounds rounds;
    private final Clock clock;

    RecoveryRounds(Recoveries recoveries, Rounds rounds, Clock clock) {
        this.recoveries = recoveries;
        this.rounds = rounds;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        rounds.every(PAUSE, "delivery-recoveries", this::round);
    }

    private Uni<Void> round() {
        return Panache.withTransaction(() ->
                recoveries
                        .running()
                        .chain(found ->
                                found.map(row -> recoveries.move(row, clock.instant()))
                                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }
}
