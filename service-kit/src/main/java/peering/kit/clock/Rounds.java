package peering.kit.clock;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Work that comes round by the clock: what has grown too old, what is due. The next round begins a
 * pause after the end of the one before, so that rounds of one kind never overlap within a process;
 * between two replicas they do, and the work has to stand that.
 *
 * <p>A round that fails is told in the log and in {@code peering_rounds_failed_total}, and comes
 * round again.
 */
@ApplicationScoped
public class Rounds {
    private static final Logger LOG = Logger.getLogger(Rounds.class);

    private final Vertx vertx;
    private final MeterRegistry metrics;
    private final Set<Long> timers = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    Rounds(Vertx vertx, MeterRegistry metrics) {
        this.vertx = vertx;
        this.metrics = metrics;
    }

    /**
     * Begins {@code pause} from now, on an event loop where reactive sessions may be opened.
     *
     * @param name for the log and the metric
     */
    public void every(Duration pause, String name, Supplier<Uni<?>> round) {
        later(new Kind(pause, name, round));
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        timers.forEach(vertx::cancelTimer);
    }

    private record Kind(Duration pause, String name, Supplier<Uni<?>> round) {}

    private void later(Kind kind) {
        if (stopped) return;
        timers.add(
                vertx.setTimer(
                        kind.pause().toMillis(),
                        timer -> {
                            timers.remove(timer);
                            begin(kind);
                        }));
    }

    /** Each round has a context of its own, as a request has. */
    private void begin(Kind kind) {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(_ ->
                Uni.createFrom()
                        .deferred(kind.round()::get)
                        .subscribe()
                        .with(done -> later(kind), trouble -> failed(kind, trouble)));
    }

    private void failed(Kind kind, Throwable trouble) {
        metrics.counter("peering.rounds.failed", "round", kind.name()).increment();
        if (!stopped) LOG.warnf(trouble, "%s failed and comes round again", kind.name());
        later(kind);
    }
}
