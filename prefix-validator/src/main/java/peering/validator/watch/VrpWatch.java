package peering.validator.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import peering.validator.intake.Verdicts;
import peering.validator.source.VrpsReplaced;

/**
 * Keeps proving: when another table of VRPs comes into force, every held prefix is judged again,
 * and those about which something else has to be said get a new verdict.
 *
 * <p>Runs on the refreshing thread, so that a second table waits for the end of the first review.
 */
@ApplicationScoped
public class VrpWatch {
    private static final Logger LOG = Logger.getLogger(VrpWatch.class);
    private static final int AT_ONCE = 500;

    private final Verdicts verdicts;
    private final Vertx vertx;
    private final MeterRegistry metrics;

    VrpWatch(Verdicts verdicts, Vertx vertx, MeterRegistry metrics) {
        this.verdicts = verdicts;
        this.vertx = vertx;
        this.metrics = metrics;
    }

    void review(@Observes VrpsReplaced event) {
        int changed = 0;
        var look = look("");
        while (!look.last().isEmpty()) {
            for (String id : look.differing()) {
                if (onEventLoop(() -> verdicts.review(id))) changed++;
            }
            look = look(look.last());
        }
        metrics.counter("peering.verdicts.changed").increment(changed);
        LOG.infof("reviewed the held prefixes with the new VRPs, %d verdicts changed", changed);
    }

    private Verdicts.Look look(String after) {
        return onEventLoop(() -> verdicts.look(after, AT_ONCE));
    }

    /** A reactive session may be opened on a duplicated context of the event loop only. */
    private <T> T onEventLoop(Supplier<Uni<T>> work) {
        var context = VertxContext.getOrCreateDuplicatedContext(vertx);
        VertxContextSafetyToggle.setContextSafe(context, true);
        var done = new CompletableFuture<T>();
        context.runOnContext(
                _ -> work.get().subscribe().with(done::complete, done::completeExceptionally));
        try {
            return done.join();
        } catch (CompletionException failed) {
            throw new IllegalStateException("the review stopped", failed.getCause());
        }
    }
}
