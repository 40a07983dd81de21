package peering.telemetry.source;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import peering.telemetry.intake.RouteIntake;
import peering.telemetry.publish.Sender;
import peering.telemetry.watched.WatchedPrefixes;

/**
 * Reads the tables that the configuration names, so that what is wrong already at the start is
 * found: each once, by the replica that claims it first ({@link TableClaims}). One that cannot be
 * read now is tried again.
 *
 * <p>Once, because a table grows old: read again after a restart it would bring back what has been
 * withdrawn since.
 */
@ApplicationScoped
class InitialTables {
    private static final Logger LOG = Logger.getLogger(InitialTables.class);
    private static final Duration FIRST_LOOK = Duration.ofMillis(200);

    private final TableClaims claims;
    private final InitialConfig config;
    private final RouteIntake intake;
    private final WatchedPrefixes prefixes;
    private final MrtFeed feed;
    private final HttpClient client = InitialTable.client();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Thread thread;

    InitialTables(
            TableClaims claims,
            InitialConfig config,
            FeedConfig feeds,
            RouteIntake intake,
            WatchedPrefixes prefixes) {
        this.claims = claims;
        this.config = config;
        this.intake = intake;
        this.prefixes = prefixes;
        this.feed = new MrtFeed(feeds, prefixes);
    }

    /** A wrong entry keeps the service from starting. */
    void start(@Observes StartupEvent event) {
        var wanted = config.initial().orElse(List.of()).stream().map(InitialTable::parse).toList();
        if (wanted.isEmpty()) return;
        thread = Thread.ofVirtual().name("initial-tables").start(() -> run(wanted));
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        if (thread != null) thread.interrupt();
        client.shutdownNow();
    }

    /** Until the prefixes are known nobody can say what of a table concerns anybody. */
    private void run(List<InitialTable> wanted) {
        try {
            while (!prefixes.isLoaded()) {
                if (stopped(FIRST_LOOK)) return;
            }
            var left = new ArrayList<>(wanted);
            do {
                left.removeIf(this::isRead);
            } while (!left.isEmpty() && !stopped(config.initialRetry()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean stopped(Duration pause) throws InterruptedException {
        return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isRead(InitialTable place) {
        try {
            boolean all = true;
            for (var table : place.files()) all &= claimed(table);
            return all;
        } catch (IOException | HttpProblem | Sender.NotSent notNow) {
            LOG.warnf("the table %s is not read yet: %s", place, notNow.getMessage());
            return false;
        } catch (RuntimeException unexpected) {
            // Nobody would start the thread again, and the other tables would never be read.
            LOG.errorf(unexpected, "the table %s is not read yet", place);
            return false;
        }
    }

    private boolean claimed(InitialTable table) throws IOException {
        String key = table.toString();
        if (!claims.claim(key, config.initialClaim())) return claims.isRead(key);
        boolean done = false;
        try {
            read(table);
            done = true;
        } finally {
            if (done) claims.read(key);
            else claims.giveUp(key);
        }
        return true;
    }

    private void read(InitialTable table) throws IOException {
        try (var in = table.open(client, config.initialClaim())) {
            var answer = feed.read(in, intake.lane(table.collector()));
            LOG.infof(
                    "table %s: %d routes taken, %d concern nobody, %d skipped",
                    table, answer.records(), answer.notWatched(), answer.skippedCount());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("the service stops", stopped);
        }
    }
}
