package peering.kit.outbox;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Carries facts from the outbox table to Kafka: in order, at least once.
 *
 * <p>One relay works per database at a time, whoever holds the advisory lock; the others wait for
 * it. A row is deleted only after the broker has acknowledged its record, so a crash between the
 * two sends it again, with the same event id. The lock belongs to the database session: it is free
 * as soon as its holder is gone.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    /** Any number will do, if it is the same in all replicas and used for nothing else. */
    private static final long LOCK = 0x6F7574626F78L;

    private static final long PAUSE_MILLIS = 1000;

    private final OutboxConfig config;
    private final AgroalDataSource database;
    private final Map<String, Object> client;
    private final String source;
    private final MeterRegistry metrics;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Thread thread;

    OutboxRelay(
            OutboxConfig config,
            AgroalDataSource database,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "quarkus.application.name") String application,
            MeterRegistry metrics) {
        this.config = config;
        this.database = database;
        this.source = "/" + application;
        this.metrics = metrics;
        this.client = new HashMap<>(broker);
        client.put(ProducerConfig.ACKS_CONFIG, "all");
        client.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        client.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        // A broker that has just started takes a producer's second request while it still refuses
        // the first, and from then on refuses the first for good: facts would overtake each other.
        client.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    }

    void start(@Observes StartupEvent event) {
        if (!config.enabled()) return;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        if (thread != null) thread.join(TimeUnit.SECONDS.toMillis(5));
    }

    private void run() {
        try {
            do {
                work();
            } while (!stopping.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when something broke; the caller comes back after a pause, with new connections. */
    private void work() throws InterruptedException {
        try (var connection = database.getConnection();
                var producer =
                        new KafkaProducer<>(
                                client, new StringSerializer(), new ByteArraySerializer())) {
            var table = new OutboxTable(connection, config.batch());
            if (!table.lock(LOCK)) return;
            LOG.info("relaying facts from the outbox");
            try {
                relay(connection, table, producer);
            } finally {
                table.unlock(LOCK);
            }
        } catch (SQLException | ExecutionException | RuntimeException broken) {
            // Whatever it is: a relay that has silently ended would keep every fact to itself.
            metrics.counter("peering.outbox.interrupted").increment();
            LOG.warnf("the outbox relay was interrupted and starts again: %s", broken.getMessage());
        }
    }

    private void relay(
            Connection connection, OutboxTable table, KafkaProducer<String, byte[]> producer)
            throws SQLException, ExecutionException, InterruptedException {
        table.listen();
        var notifications = connection.unwrap(PGConnection.class);
        int waitMillis = Math.toIntExact(config.lookEvery().toMillis());
        while (stopping.getCount() > 0) {
            var facts = table.oldest();
            if (facts.isEmpty()) {
                notifications.getNotifications(waitMillis);
                continue;
            }
            var sent = facts.stream().map(fact -> producer.send(fact.record(source))).toList();
            for (var acknowledged : sent) acknowledged.get();
            table.delete(facts);
            metrics.counter("peering.outbox.relayed").increment(facts.size());
        }
    }
}
