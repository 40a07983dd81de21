package peering.alerting.delivery;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Records attempts, as many in one transaction as have ended since the last one.
 *
 * <p>While the database is away they wait here, and their deliveries are not attempted again by
 * this worker; there are never more than may be under way.
 */
final class Settler {
    private static final Logger LOG = Logger.getLogger(Settler.class);
    private static final int MOST = 256;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final AgroalDataSource database;
    private final DeliveryQueue queue;
    private final DeliveryMetrics metrics;
    private final Inbox inbox;
    private final String worker;
    private final Duration lease;
    private final BlockingQueue<Attempted> ended = new LinkedBlockingQueue<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Thread thread;

    Settler(
            AgroalDataSource database,
            DeliveryQueue queue,
            DeliveryMetrics metrics,
            Inbox inbox,
            String worker,
            Duration lease) {
        this.database = database;
        this.queue = queue;
        this.metrics = metrics;
        this.inbox = inbox;
        this.worker = worker;
        this.lease = lease;
    }

    void start() {
        thread = Thread.ofPlatform().name("delivery-settler").daemon().start(this::run);
    }

    void add(Attempted attempted) {
        ended.add(attempted);
    }

    /** Records what has ended until now, if the database lets it. */
    void stop(Duration longest) throws InterruptedException {
        stopping.countDown();
        if (thread != null) thread.join(longest.toMillis());
    }

    private void run() {
        var left = new ArrayList<Attempted>();
        try {
            do {
                work(left);
            } while (!stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the database broke, with what could not be recorded in {@code left}. */
    private void work(List<Attempted> left) throws InterruptedException {
        try {
            var connection = PlainPlans.open(database);
            try {
                connection.setAutoCommit(false);
                while (more(left)) {
                    record(connection, left);
                    left.clear();
                }
            } finally {
                leave(connection);
            }
        } catch (SQLException broken) {
            LOG.warnf("attempts wait to be recorded: %s", broken.getMessage());
        } catch (RuntimeException broken) {
            LOG.error("attempts wait to be recorded", broken);
        }
    }

    private static void leave(Connection connection) throws SQLException {
        if (connection.isValid(1)) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        PlainPlans.end(connection);
    }

    /** False when it is time to stop and nothing is left. */
    private boolean more(List<Attempted> batch) throws InterruptedException {
        while (batch.isEmpty()) {
            var first = ended.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) batch.add(first);
            else if (stopping.getCount() == 0) return false;
        }
        ended.drainTo(batch, MOST - batch.size());
        return true;
    }

    private void record(Connection connection, List<Attempted> batch) throws SQLException {
        Set<String> recorded;
        try {
            recorded = queue.settle(connection, worker, batch);
            connection.commit();
        } catch (SQLException broken) {
            if (!connection.isValid(1)) throw broken;
            connection.rollback();
            if (batch.size() == 1) abandon(batch.getFirst(), broken);
            else for (var one : List.copyOf(batch)) record(connection, List.of(one));
            return;
        }
        for (var one : batch) tell(one, recorded.contains(one.claimed().deliveryId()));
    }

    private void tell(Attempted one, boolean recorded) {
        if (recorded) {
            metrics.ended(one.exchange(), one.settlement());
        } else {
            metrics.leaseLost();
            LOG.warnf("%s is another worker's now", one.claimed().deliveryId());
        }
        inbox.tell(settled(one));
    }

    /**
     * The database refuses this one. It stays claimed for a lease, so that it is not sent again and
     * again.
     */
    private void abandon(Attempted one, SQLException refused) {
        LOG.errorf(refused, "the attempt of %s cannot be recorded", one.claimed().deliveryId());
        CompletableFuture.delayedExecutor(lease.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> inbox.tell(settled(one)));
    }

    private static Inbox.News settled(Attempted one) {
        return new Inbox.News.Settled(one.claimed().endpointId(), one.claimed().deliveryId());
    }
}
