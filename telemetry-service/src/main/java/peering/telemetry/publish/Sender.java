package peering.telemetry.publish;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The one raw producer of the doors: batched, in order, acknowledged by all replicas.
 *
 * <p>{@link #batch} blocks while the producer's buffer is full, so a door that reads from a socket
 * on its own thread passes the pressure back to the other end. Never call it from an event loop.
 */
@ApplicationScoped
public class Sender {
    private final KafkaProducer<String, byte[]> producer;

    Sender(@Identifier("default-kafka-broker") Map<String, Object> broker, SenderConfig config) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, (int) config.linger().toMillis());
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, config.batchBytes());
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, config.bufferBytes());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, config.patience().toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) config.patience().toMillis());
        settings.put(
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) config.patience().toMillis() / 2);
        // As in the outbox's relay: behind a broker that has just started, several at once may
        // overtake each other, and then the first is refused for good.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    void stop(@Observes ShutdownEvent event) {
        producer.close(Duration.ofSeconds(5));
    }

    /** Opens a batch; one per request or connection. */
    public Batch batch() {
        return new Batch(producer);
    }

    /** Records that are to arrive together; not for several threads. */
    public static final class Batch {
        private final KafkaProducer<String, byte[]> producer;
        private volatile Exception failure;

        private Batch(KafkaProducer<String, byte[]> producer) {
            this.producer = producer;
        }

        /**
         * @throws NotSent if this or an earlier record could not be sent
         */
        public void send(ProducerRecord<String, byte[]> record) {
            refuseAfterFailure();
            try {
                producer.send(
                        record,
                        (_, trouble) -> {
                            if (trouble != null) failure = trouble;
                        });
            } catch (org.apache.kafka.common.KafkaException trouble) {
                failure = trouble;
                refuseAfterFailure();
            }
        }

        /**
         * Waits until the broker has them all.
         *
         * @throws NotSent if it does not
         */
        public void done() {
            producer.flush();
            refuseAfterFailure();
        }

        private void refuseAfterFailure() {
            if (failure != null) throw new NotSent(failure);
        }
    }

    /** The broker did not take it; the caller has to send it again. */
    public static final class NotSent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotSent(Exception cause) {
            super("Kafka did not take the records", cause);
        }
    }
}
