package peering.validator.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;
import peering.routing.net.Prefix;
import peering.routing.rpki.VrpDelta;
import peering.validator.source.CurrentVrps;
import peering.validator.source.VrpSnapshot;
import peering.validator.source.VrpsReplaced;

/**
 * Keeps proving: when another table of VRPs comes into force, the held prefixes that it may say
 * something else of are judged again, and those about which something else has to be said get a new
 * verdict.
 *
 * <pre>
 *   the first table, or too many changes .. every held prefix is looked at
 *   an ASPA came, went or changed ......... the same
 *   any other ............................. those within a VRP that came or went
 *   some seconds later .................... the same again: what was judged with the table before,
 *                                           in a transaction that had not ended, was not seen
 *   a review failed ....................... is made again, with what has changed since
 * </pre>
 */
@ApplicationScoped
public class VrpWatch {
    private static final Logger LOG = Logger.getLogger(VrpWatch.class);

    /** Beyond these, to look at everything costs less. */
    private static final int MOST_CHANGES = 2000;

    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final CurrentVrps current;
    private final Reviewing reviewing;
    private final MeterRegistry metrics;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean stopping;

    /** Up to which {@link #due} knows what changed. */
    private Optional<VrpSnapshot> seen = Optional.empty();

    private final Due due = new Due(MOST_CHANGES);

    VrpWatch(CurrentVrps current, Reviewing reviewing, MeterRegistry metrics) {
        this.current = current;
        this.reviewing = reviewing;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().name("vrp-watch").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        news.release();
    }

    void changed(@Observes VrpsReplaced event) {
        news.release();
    }

    private void run() {
        try {
            news.acquire();
            while (!stopping) {
                news.drainPermits();
                if (review()) news.acquire();
                else news.tryAcquire(RETRY.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** True if nothing is left to be done before the next table. */
    private boolean review() throws InterruptedException {
        try {
            see(current.get().orElseThrow());
            if (due.isEmpty()) return true;
            review("at once", reviewing::within);
            if (news.tryAcquire(AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                news.release();
                return true;
            }
            review("again", reviewing::withinAgain);
            due.clear();
            return true;
        } catch (RuntimeException notNow) {
            LOG.warn("the review with the new VRPs did not end, and is made again", notNow);
            return false;
        }
    }

    /** ASPAs are few and change rarely, and which prefixes an AS originates is not known here. */
    private void see(VrpSnapshot now) {
        if (seen.filter(before -> before == now).isPresent()) return;
        boolean comparable = seen.filter(before -> before.aspas().equals(now.aspas())).isPresent();
        if (comparable) due.add(VrpDelta.between(seen.get().table(), now.table()));
        else due.everything();
        seen = Optional.of(now);
    }

    private void review(String when, Function<List<Prefix>, Integer> within) {
        long began = System.nanoTime();
        int verdicts = due.some().map(within).orElseGet(reviewing::everything);
        metrics.counter("peering.verdicts.changed").increment(verdicts);
        LOG.infof(
                "reviewed %s %s after a change of VRPs in %d ms: %d verdicts changed",
                due, when, (System.nanoTime() - began) / 1_000_000, verdicts);
    }
}
