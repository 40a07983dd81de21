package peering.telemetry.latency;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import peering.kit.clock.Rounds;

/** Drops windows from the database that no report can ask for any more, once an hour. */
@ApplicationScoped
class WindowRetention {
    private static final Duration EVERY = Duration.ofHours(1);

    private final Windows windows;
    private final LatencyConfig config;
    private final Clock clock;
    private final Rounds rounds;

    WindowRetention(Windows windows, LatencyConfig config, Clock clock, Rounds rounds) {
        this.windows = windows;
        this.config = config;
        this.clock = clock;
        this.rounds = rounds;
    }

    void start(@Observes StartupEvent event) {
        rounds.every(
                EVERY,
                "dropping old latency windows",
                () -> windows.dropBefore(clock.instant().minus(config.keep())));
    }
}
