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

    /**
     * Once, now, beside whatever is going on, on an event loop where reactive sessions may be
     * opened. That it failed is told as of a round; to do it again is left to the caller.
     */
    public void aside(String name, Supplier<Uni<?>> work) {
        start(name, work, () -> {});
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

    private void begin(Kind kind) {
        start(kind.name(), kind.round(), () -> later(kind));
    }

    /** Each has a context of its own, as a request has. */
    private void start(String name, Supplier<Uni<?>> work, Runnable ended) {
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(_ ->
                Uni.createFrom()
                        .deferred(work::get)
                        .onTermination()
                        .invoke(ended)
                        .subscribe()
                        .with(_ -> {}, trouble -> failed(name, trouble)));
    }

    private void failed(String name, Throwable trouble) {
        metrics.counter("peering.rounds.failed", "round", name).increment();
        if (!stopped) LOG.warnf(trouble, "%s failed and is done again later", name);
    }
}
