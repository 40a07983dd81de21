package peering.telemetry.latency;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Drops windows from the database that no report can ask for any more, once an hour. */
@ApplicationScoped
class WindowRetention {
    private static final Logger LOG = Logger.getLogger(WindowRetention.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final Windows windows;
    private final LatencyConfig config;
    private final Clock clock;
    private final MeterRegistry metrics;
    private Cancellable running;

    WindowRetention(Windows windows, LatencyConfig config, Clock clock, MeterRegistry metrics) {
        this.windows = windows;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        running =
                Multi.createFrom()
                        .ticks()
                        .every(EVERY)
                        .onOverflow()
                        .drop()
                        .onItem()
                        .transformToUniAndConcatenate(_ -> drop())
                        .subscribe()
                        .with(count -> LOG.debugf("%d old latency windows dropped", count));
    }

    @PreDestroy
    void stop() {
        if (running != null) running.cancel();
    }

    /** A failure is told and waits for the next hour. */
    private Uni<Integer> drop() {
        return windows.dropBefore(clock.instant().minus(config.keep()))
                .onFailure()
                .invoke(trouble -> LOG.warn("old latency windows are not dropped yet", trouble))
                .onFailure()
                .invoke(() -> metrics.counter("peering.latency.retention.failures").increment())
                .onFailure()
                .recoverWithItem(0);
    }
}
