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
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.postgresql.PGConnection;

/**
 * Claims what is due and gives each delivery a thread of its own.
 *
 * <p>It sleeps in the database's notifications: a new delivery, one that was settled (which may
 * free the next of its alert or its endpoint) and an endpoint that was enabled all wake it when
 * their transaction ends. A retry or a lease that runs out has a time, and it wakes itself for
 * that.
 */
@ApplicationScoped
@Readiness
public class DeliveryWorker implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration NAP = Duration.ofMillis(500);
    private static final Duration FAREWELL = Duration.ofSeconds(4);

    private final AgroalDataSource database;
    private final DeliveryQueue queue;
    private final Attempts attempts;
    private final DeliveryConfig config;
    private final Clock clock;

    /** Says in the table who holds a lease; a new one for each process. */
    private final String worker = "worker_" + UUID.randomUUID();

    private final AtomicInteger busy = new AtomicInteger();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofPlatform().name("delivery-", 0).daemon().factory());
    private volatile Instant lastLook = Instant.EPOCH;
    private Thread thread;

    DeliveryWorker(
            AgroalDataSource database,
            DeliveryQueue queue,
            Attempts attempts,
            DeliveryConfig config,
            Clock clock) {
        this.database = database;
        this.queue = queue;
        this.attempts = attempts;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        if (config.lease().compareTo(config.timeout()) <= 0) {
            throw new IllegalArgumentException(
                    "peering.delivery.lease has to be longer than peering.delivery.timeout");
        }
        thread = Thread.ofPlatform().name("delivery-worker").daemon().start(this::run);
    }

    /** What is under way gets a moment to end; what does not is taken up when its lease is over. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        threads.shutdown();
        if (thread != null) thread.join(FAREWELL.toMillis());
        if (!threads.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warnf("%d deliveries were under way at the stop", busy.get());
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

    /**
     * Returns when the database broke; the caller comes back after a pause, with a new connection.
     */
    private void work() {
        try (var connection = database.getConnection()) {
            listen(connection, "listen delivery_due");
            try {
                while (stopping.getCount() > 0) look(connection);
            } finally {
                if (connection.isValid(1)) listen(connection, "unlisten delivery_due");
            }
        } catch (SQLException broken) {
            LOG.warnf(
                    "the delivery worker was interrupted and starts again: %s",
                    broken.getMessage());
        }
    }

    private void look(Connection connection) throws SQLException {
        Instant now = clock.instant();
        lastLook = now;
        int room = config.concurrency() - busy.get();
        var claimed = queue.claim(connection, worker, room, now);
        claimed.forEach(this::begin);
        if (!claimed.isEmpty()) return;
        var wait = DeliveryQueue.wait(queue.next(connection, now), now, config.lookEvery());
        sleep(connection.unwrap(PGConnection.class), now.plus(wait));
    }

    /** In short naps, so that a stop is noticed; the database is not asked between them. */
    private void sleep(PGConnection notifications, Instant until) throws SQLException {
        var left = Duration.between(clock.instant(), until);
        while (left.isPositive() && stopping.getCount() > 0) {
            long nap = Math.min(left.toMillis() + 1, NAP.toMillis());
            var woken = notifications.getNotifications(Math.toIntExact(nap));
            if (woken != null && woken.length > 0) return;
            left = Duration.between(clock.instant(), until);
        }
    }

    private void begin(DeliveryQueue.Claimed claimed) {
        busy.incrementAndGet();
        threads.execute(() -> attempt(claimed));
    }

    private void attempt(DeliveryQueue.Claimed claimed) {
        MDC.put("deliveryId", claimed.deliveryId());
        MDC.put("endpointId", claimed.endpointId());
        MDC.put("organisation", claimed.organisation());
        try {
            attempts.make(claimed, worker);
        } catch (SQLException | RuntimeException broken) {
            LOG.error(
                    "the attempt could not be recorded and is made again when its lease is over",
                    broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            MDC.clear();
            busy.decrementAndGet();
        }
    }

    private static void listen(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
