package peering.alerting.delivery;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import peering.alerting.endpoint.EndpointKeys;
import peering.alerting.endpoint.EndpointRows;

/**
 * Claims what is due and gives each delivery a virtual thread of its own; a {@link Settler} records
 * what came of them, many at a time.
 *
 * <p>It sleeps until a {@link Bell} rings: a new delivery, an endpoint that changed, an attempt
 * that ended. A retry or a lane that another worker left behind has a time, and it wakes itself for
 * that.
 */
@ApplicationScoped
@Readiness
public class DeliveryWorker implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(4);

    /** Between two looks: what happens within it is looked at together. */
    private static final Duration BREATH = Duration.ofMillis(2);

    private final AgroalDataSource database;
    private final Attempts attempts;
    private final DeliveryConfig config;
    private final Clock clock;
    private final Inbox inbox = new Inbox();
    private final Lanes lanes;
    private final KeyRing keys;
    private final Settler settler;
    private final Bell bell;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("delivery-", 0).factory());
    private volatile Instant lastLook = Instant.EPOCH;
    private Thread thread;

    DeliveryWorker(
            AgroalDataSource database,
            DeliveryQueue queue,
            LaneRows rows,
            EndpointRows endpoints,
            Attempts attempts,
            DeliveryMetrics metrics,
            DeliveryConfig config,
            Clock clock) {
        // Says in the table who drives a lane; a new one for each process.
        String worker = "worker_" + UUID.randomUUID();
        this.database = database;
        this.attempts = attempts;
        this.config = config;
        this.clock = clock;
        this.lanes = new Lanes(rows, queue, config, worker);
        this.keys = new KeyRing(endpoints);
        this.settler = new Settler(database, queue, metrics, inbox, worker, config.lease());
        this.bell = new Bell(database, inbox);
    }

    void start(@Observes StartupEvent event) {
        if (config.lease().compareTo(config.timeout().multipliedBy(2)) <= 0) {
            throw new IllegalArgumentException(
                    "peering.delivery.lease has to be longer than twice peering.delivery.timeout");
        }
        settler.start();
        bell.start();
        thread = Thread.ofPlatform().name("delivery-worker").daemon().start(this::run);
    }

    /** What is under way gets a moment to end; what does not is taken up when its lease is over. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        inbox.ring();
        bell.stop(PAUSE);
        if (thread != null) thread.join(FAREWELL.toMillis());
        threads.shutdown();
        if (!threads.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("deliveries were under way at the stop");
        }
        settler.stop(FAREWELL);
        letGo();
    }

    private void letGo() {
        try (var connection = database.getConnection()) {
            Instant now = clock.instant();
            lanes.hear(inbox, now);
            lanes.letGo(connection, now);
        } catch (SQLException broken) {
            LOG.warnf("lanes are free when their leases are over: %s", broken.getMessage());
        }
    }

    @Override
    public HealthCheckResponse call() {
        boolean looking =
                lastLook.plus(config.lookEvery().multipliedBy(3)).isAfter(clock.instant());
        return HealthCheckResponse.named("Delivery worker").status(looking).build();
    }

    private void run() {
        try {
            do {
                work();
            } while (!stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the database broke; the caller comes back after a pause. */
    private void work() throws InterruptedException {
        try {
            var connection = PlainPlans.open(database);
            try {
                while (stopping.getCount() > 0) look(connection);
            } finally {
                PlainPlans.end(connection);
            }
        } catch (SQLException broken) {
            LOG.warnf(
                    "the delivery worker was interrupted and starts again: %s",
                    broken.getMessage());
        } catch (RuntimeException broken) {
            LOG.error("the delivery worker stumbled and starts again", broken);
        }
    }

    private void look(Connection connection) throws SQLException, InterruptedException {
        Instant now = clock.instant();
        lastLook = now;
        var changed = inbox.takeChanged();
        keys.forget(changed);
        lanes.forget(changed);
        lanes.hear(inbox, now);
        begin(connection, new ArrayDeque<>(lanes.claim(connection, now)), now);
        if (stopping.await(BREATH.toNanos(), TimeUnit.NANOSECONDS)) return;
        inbox.await(lanes.quiet(clock.instant()));
    }

    private void begin(Connection connection, Queue<DeliveryQueue.Claimed> claimed, Instant now)
            throws SQLException {
        try {
            for (var one = claimed.peek(); one != null; one = claimed.peek()) {
                var theirs = readable(connection, one, now);
                var begun = claimed.remove();
                theirs.ifPresentOrElse(
                        known -> threads.execute(() -> attempt(begun, known)), () -> putOff(begun));
            }
        } finally {
            claimed.forEach(this::giveBack);
        }
    }

    /**
     * Empty if they were sealed with another key: that is this endpoint's trouble and nobody
     * else's.
     */
    private Optional<EndpointKeys> readable(
            Connection connection, DeliveryQueue.Claimed one, Instant now) throws SQLException {
        try {
            return Optional.of(keys.of(connection, one.endpointId(), now));
        } catch (IllegalStateException sealed) {
            LOG.errorf(
                    sealed,
                    "the secrets of %s cannot be opened; %s waits",
                    one.endpointId(),
                    one.deliveryId());
            return Optional.empty();
        }
    }

    /** It stays claimed for a lease, so that it is not looked at again and again. */
    private void putOff(DeliveryQueue.Claimed unsent) {
        CompletableFuture.delayedExecutor(config.lease().toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> giveBack(unsent));
    }

    private void giveBack(DeliveryQueue.Claimed unsent) {
        inbox.tell(new Inbox.News.Settled(unsent.endpointId(), unsent.deliveryId()));
    }

    private void attempt(DeliveryQueue.Claimed claimed, EndpointKeys keys) {
        MDC.put("deliveryId", claimed.deliveryId());
        MDC.put("endpointId", claimed.endpointId());
        MDC.put("organisation", claimed.organisation());
        try {
            var attempted = attempts.make(claimed, keys);
            settler.add(attempted);
            var sign = Throttle.Sign.of(attempted.exchange());
            inbox.tell(new Inbox.News.Ended(claimed.endpointId(), claimed.deliveryId(), sign));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            MDC.clear();
        }
    }
}
