package peering.registration.prefix.trouble;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import peering.kit.clock.Rounds;
import peering.registration.prefix.event.EventConfig;
import peering.registration.web.Wall;

/** Forgets troubles that ended long ago, as long after as their events are kept. */
@ApplicationScoped
class TroubleRetention {
    private static final int AT_ONCE = 1000;

    private final TroubleBook troubles;
    private final EventConfig config;
    private final Wall wall;
    private final Clock clock;
    private final Rounds rounds;

    TroubleRetention(
            TroubleBook troubles, EventConfig config, Wall wall, Clock clock, Rounds rounds) {
        this.troubles = troubles;
        this.config = config;
        this.wall = wall;
        this.clock = clock;
        this.rounds = rounds;
    }

    void start(@Observes StartupEvent event) {
        rounds.every(config.eventsDropEvery(), "forgetting old troubles", this::forget);
    }

    /** Until there is nothing left to forget. */
    Uni<Void> forget() {
        Instant before = clock.instant().minus(config.eventsKeptFor());
        return wall.asService("troubles", () -> troubles.purge(before, AT_ONCE))
                .chain(gone -> gone < AT_ONCE ? Uni.createFrom().voidItem() : forget());
    }
}
