package peering.telemetry.watched;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import peering.contract.PrefixFact;
import peering.contract.Topics;
import peering.kit.facts.FactJson;
import peering.kit.facts.PoisonFact;

/**
 * Reads the registered prefixes, all of them, into {@link WatchedPrefixes}, and goes on as they
 * change. Every replica does, from the beginning, without a consumer group.
 *
 * <p>Until it has read what stood on the topic at the start the service is not ready: "we do not
 * know yet" is not "nobody registered it".
 */
@ApplicationScoped
@Readiness
public class PrefixReader implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(PrefixReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long PAUSE_MILLIS = 1000;

    private final WatchedPrefixes prefixes;
    private final Map<String, Object> client;
    private final MeterRegistry metrics;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Thread thread;

    PrefixReader(
            WatchedPrefixes prefixes,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            MeterRegistry metrics) {
        this.prefixes = prefixes;
        this.metrics = metrics;
        this.client = new HashMap<>(broker);
        client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        client.remove(ConsumerConfig.GROUP_ID_CONFIG);
        metrics.gauge("peering.prefixes.watched", prefixes, all -> all.verified().size());
    }

    void start(@Observes @Priority(10) StartupEvent event) {
        thread = Thread.ofPlatform().name("prefix-reader").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        if (thread != null) thread.join(TimeUnit.SECONDS.toMillis(5));
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Registered prefixes").status(prefixes.isLoaded()).build();
    }

    private void run() {
        try {
            do {
                try (var consumer = consumer()) {
                    follow(consumer);
                } catch (WakeupException stopped) {
                    return;
                } catch (KafkaException notNow) {
                    LOG.warnf(
                            "the registered prefixes cannot be read now: %s", notNow.getMessage());
                }
            } while (!stopping.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(client, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(Topics.PREFIXES).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        if (partitions.isEmpty()) return;
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var end = consumer.endOffsets(partitions);
        while (stopping.getCount() > 0) {
            for (var record : consumer.poll(POLL)) take(record);
            if (!prefixes.isLoaded() && reached(consumer, end)) {
                LOG.infof(
                        "%d prefixes read, %d watched",
                        prefixes.size(), prefixes.verified().size());
                prefixes.loaded();
            }
        }
    }

    private static boolean reached(
            KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> end) {
        return end.entrySet().stream()
                .allMatch(entry -> consumer.position(entry.getKey()) >= entry.getValue());
    }

    /**
     * An unreadable fact is parked by the topology, which reads the same topic; here it is counted.
     */
    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            prefixes.remove(record.key());
            return;
        }
        try {
            prefixes.put(WatchedPrefix.of(FactJson.read(record.value(), PrefixFact.class)));
        } catch (PoisonFact | IllegalArgumentException unreadable) {
            metrics.counter("peering.prefixes.unreadable").increment();
            LOG.errorf("prefix fact %s cannot be read: %s", record.key(), unreadable.getMessage());
        }
    }

    /** The table it fills. */
    static final class Table {
        @Produces
        @Singleton
        WatchedPrefixes prefixes() {
            return new WatchedPrefixes();
        }
    }
}
