package peering.validator.watch;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import peering.kit.clock.Rounds;
import peering.validator.intake.Verdicts;
import peering.validator.source.CurrentVrps;

/** Judges again what time alone has made due: graces that end, and what could not be said. */
@ApplicationScoped
class DueWatch {
    private static final Duration PAUSE = Duration.ofSeconds(1);
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

    private Uni<?> round() {
        if (vrps.get().isEmpty()) return Uni.createFrom().voidItem();
        return verdicts.due(AT_ONCE).chain(this::review);
    }

    private Uni<?> review(List<String> ids) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(verdicts::review)
                .collect()
                .last();
    }
}
