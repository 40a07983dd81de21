package peering.telemetry.glass;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import peering.kit.clock.Rounds;

/** Drops routes that are shown no more and that nobody may ask for any more. */
@ApplicationScoped
class GlassRetention {
    private final ShownRoutes routes;
    private final GlassConfig config;
    private final Clock clock;
    private final Rounds rounds;

    GlassRetention(ShownRoutes routes, GlassConfig config, Clock clock, Rounds rounds) {
        this.routes = routes;
        this.config = config;
        this.clock = clock;
        this.rounds = rounds;
    }

    void start(@Observes StartupEvent event) {
        rounds.every(
                config.dropEvery(),
                "dropping routes that are long gone",
                () ->
                        routes.dropBefore(clock.instant().minus(config.keep()))
                                .chain(() -> routes.dropBeyond(config.mostHistory())));
    }
}
