package peering.registration.prefix.event;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import peering.kit.clock.Rounds;
import peering.registration.web.Wall;

/** Drops events that are older than they are kept, some at a time, each time in its transaction. */
@ApplicationScoped
class EventRetention {
    private static final int AT_ONCE = 1000;

    private final EventBook events;
    private final EventConfig config;
    private final Wall wall;
    private final Clock clock;
    private final Rounds rounds;

    EventRetention(EventBook events, EventConfig config, Wall wall, Clock clock, Rounds rounds) {
        this.events = events;
        this.config = config;
        this.wall = wall;
        this.clock = clock;
        this.rounds = rounds;
    }

    void start(@Observes StartupEvent event) {
        rounds.every(config.eventsDropEvery(), "dropping old events", this::drop);
    }

    /** Until there is nothing left to drop. */
    Uni<Void> drop() {
        Instant before = clock.instant().minus(config.eventsKeptFor());
        return wall.asService("events", () -> events.purge(before, AT_ONCE))
                .chain(gone -> gone < AT_ONCE ? Uni.createFrom().voidItem() : drop());
    }
}
