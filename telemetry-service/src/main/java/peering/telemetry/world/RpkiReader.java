package peering.telemetry.world;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import peering.kit.feed.Feed;
import peering.routing.rpki.AspaTable;
import peering.routing.rpki.VrpJson;
import peering.routing.rpki.VrpSet;
import peering.routing.rpki.VrpTable;

/**
 * Reads what RPKI says, again and again, into {@link CurrentWorld}.
 *
 * <pre>
 *   no source is set ................... nothing is known, and routes are judged without
 *   not readable, or no whole table .... what was known stays; counted and logged
 *   much smaller than what was known ... the same
 *   anything else ...................... swapped in
 * </pre>
 *
 * The service is ready without: a hijack is one whatever RPKI says.
 */
@ApplicationScoped
public class RpkiReader {
    private static final Logger LOG = Logger.getLogger(RpkiReader.class);

    private final RpkiConfig config;
    private final CurrentWorld current;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Instant built;
    private String tag = "";

    RpkiReader(RpkiConfig config, CurrentWorld current, Clock clock, MeterRegistry metrics) {
        this.config = config;
        this.current = current;
        this.clock = clock;
        this.metrics = metrics;
        metrics.gauge("peering.rpki.vrps", current, RpkiReader::size);
        metrics.gauge("peering.rpki.age.seconds", this, RpkiReader::ageSeconds);
    }

    void start(@Observes StartupEvent event) {
        config.source()
                .map(source -> Feed.at(source, config.timeout(), VrpJson::read))
                .ifPresent(feed ->
                        Thread.ofPlatform().name("rpki-reader").daemon().start(() -> run(feed)));
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void run(Feed<VrpSet> feed) {
        try {
            do {
                look(feed);
            } while (!stopping.await(pause().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration pause() {
        return current.now().vrps().isPresent() ? config.refresh() : config.firstRetry();
    }

    private void look(Feed<VrpSet> feed) throws InterruptedException {
        try {
            if (feed.read(tag) instanceof Feed.Reading.Fresh<VrpSet>(var set, var next)) {
                take(set, next, feed.location());
            }
        } catch (IOException broken) {
            refused(feed.location() + " cannot be read: " + broken.getMessage());
        }
    }

    private void take(VrpSet set, String next, String location) {
        int now = set.table().size();
        double before = size(current);
        if (now == 0 || now < before * (1 - config.maxShrink())) {
            refused(location + " has only " + now + " VRPs, after " + (long) before);
            return;
        }
        tag = next;
        built = set.generated().orElse(clock.instant());
        current.replaceWith(
                new World(Optional.of(set.table()), Optional.of(AspaTable.of(set.aspas()))));
        LOG.infof("%d VRPs and %d ASPAs from %s", now, set.aspas().size(), location);
    }

    private void refused(String why) {
        metrics.counter("peering.rpki.refused").increment();
        LOG.warnf("%s; what was known stays", why);
    }

    private static double size(CurrentWorld current) {
        return current.now().vrps().map(VrpTable::size).orElse(0);
    }

    /** Not a number until something was read. */
    private double ageSeconds() {
        return built == null ? Double.NaN : Duration.between(built, clock.instant()).toSeconds();
    }

    /** What it fills. */
    static final class Table {
        @Produces
        @Singleton
        CurrentWorld world() {
            return new CurrentWorld();
        }
    }
}
