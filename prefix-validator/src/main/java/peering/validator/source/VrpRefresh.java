package peering.validator.source;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import peering.kit.feed.Feed;
import peering.routing.rpki.VrpSet;

/**
 * Reads the feed again and again, and puts what it gives into force.
 *
 * <pre>
 *   not readable, or no whole table .... the table in force stays; counted and logged
 *   much smaller than the one in force . the same: a source's fault, not thousands of lost ROAs
 *   anything else ....................... swapped in, and said to whoever watches
 * </pre>
 */
@ApplicationScoped
public class VrpRefresh {
    private static final Logger LOG = Logger.getLogger(VrpRefresh.class);

    private final VrpConfig config;
    private final CurrentVrps current;
    private final Event<VrpsReplaced> replaced;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Feed<VrpSet> feed;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private String tag = "";

    /** True from the swap of a table until every watcher has dealt with it. */
    private boolean untold;

    VrpRefresh(
            VrpConfig config,
            CurrentVrps current,
            Event<VrpsReplaced> replaced,
            Clock clock,
            MeterRegistry metrics) {
        this.config = config;
        this.current = current;
        this.replaced = replaced;
        this.clock = clock;
        this.metrics = metrics;
        this.feed = Feed.at(config.location(), config.timeout(), VrpBytes::read);
        metrics.gauge("peering.vrps.count", current, VrpRefresh::count);
        metrics.gauge("peering.vrps.built.seconds", current, VrpRefresh::built);
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().name("vrp-refresh").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void run() {
        try {
            do {
                look();
            } while (!stopping.await(pauseMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private long pauseMillis() {
        var pause = current.get().isPresent() ? config.refresh() : config.firstRetry();
        return untold ? config.firstRetry().toMillis() : pause.toMillis();
    }

    private void look() throws InterruptedException {
        try {
            if (feed.read(tag) instanceof Feed.Reading.Fresh<VrpSet>(var vrps, var next)) {
                take(vrps, next);
            }
        } catch (IOException broken) {
            refused("cannot be read: " + broken.getMessage());
        }
        if (untold) tell();
    }

    private void take(VrpSet vrps, String next) {
        int before = current.get().map(snapshot -> snapshot.table().size()).orElse(0);
        int now = vrps.table().size();
        if (now == 0 || now < before * (1 - config.maxShrink())) {
            refused("has only " + now + " VRPs, after " + before);
            return;
        }
        tag = next;
        var snapshot = VrpSnapshot.of(vrps, feed.location(), clock.instant(), config.staleAfter());
        current.replaceWith(snapshot);
        LOG.infof("%s from %s are in force", snapshot.describe(clock.instant()), feed.location());
        vrps.complaints().forEach(complaint -> LOG.warnf("VRP skipped: %s", complaint));
        untold = true;
    }

    /** Whoever watches has to see every table; what failed there is told again at the next look. */
    private void tell() {
        try {
            replaced.fire(new VrpsReplaced(current.get().orElseThrow()));
            untold = false;
        } catch (RuntimeException notNow) {
            LOG.warn("the review with the new VRPs did not end, and is made again", notNow);
        }
    }

    private void refused(String why) {
        metrics.counter("peering.vrps.refused").increment();
        current.refused(new CurrentVrps.Refusal(clock.instant(), why));
        LOG.warnf("%s %s; what was in force stays", feed.location(), why);
    }

    private static double count(CurrentVrps current) {
        return current.get().map(snapshot -> snapshot.table().size()).orElse(0);
    }

    private static double built(CurrentVrps current) {
        return current.get().map(snapshot -> snapshot.built().getEpochSecond()).orElse(0L);
    }
}
