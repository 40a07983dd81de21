package peering.validator.watch;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import peering.kit.clock.Rounds;
import peering.validator.intake.Verdicts;
import peering.validator.source.CurrentVrps;

/**
 * Judges again what has become due: by time (a grace ends, something could not be said), or by news
 * of the routes that partners announce.
 */
@ApplicationScoped
class DueWatch {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int AT_ONCE = 200;

    private final Rounds rounds;
    private final Verdicts verdicts;
    private final CurrentVrps vrps;

    DueWatch(Rounds rounds, Verdicts verdicts, CurrentVrps vrps) {
        this.rounds = rounds;
        this.verdicts = verdicts;
        this.vrps = vrps;
    }

    void start(@Observes StartupEvent event) {
        rounds.every(PAUSE, "review-due", this::round);
    }

    /** A round: until no more is due, or in another replica's hand. */
    private Uni<Void> round() {
        if (vrps.get().isEmpty()) return Uni.createFrom().voidItem();
        return verdicts.reviewDue(AT_ONCE)
                .chain(looked -> looked < AT_ONCE ? Uni.createFrom().voidItem() : round());
    }
}
