package peering.stack.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What stands on the topics, for tests: read from the beginning without a consumer group, so that
 * asking changes nothing, and wait for a fact without sleeping.
 */
public final class Facts implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration METADATA = Duration.ofSeconds(5);

    /**
     * A consumer that is closed waits for the question it has open at the broker, half a second by
     * default: as long as most of these tests take.
     */
    private static final String LONGEST_QUESTION_MILLIS = "20";

    private final String bootstrapServers;
    private KafkaProducer<String, byte[]> producer;

    public Facts(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * A record as a test looks at it: text key, text value (null for a tombstone), headers as text.
     */
    public record Fact(
            String topic,
            int partition,
            long offset,
            String key,
            byte[] bytes,
            Map<String, String> headers) {

        /** The value as UTF-8; null for a tombstone. */
        public String value() {
            return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
        }

        static Fact of(ConsumerRecord<String, byte[]> read) {
            Map<String, String> headers = new java.util.LinkedHashMap<>();
            for (var header : read.headers()) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
            return new Fact(
                    read.topic(),
                    read.partition(),
                    read.offset(),
                    read.key(),
                    read.value(),
                    headers);
        }
    }

    /**
     * The first fact of {@code topic} with this key that {@code wanted} accepts; waits up to 30 s
     * for it.
     */
    public Fact await(String topic, String key, Predicate<Fact> wanted) {
        return await(
                topic, fact -> key.equals(fact.key()) && wanted.test(fact), Duration.ofSeconds(30));
    }

    /**
     * The first fact of {@code topic}, from its beginning, that {@code wanted} accepts.
     *
     * @throws AssertionError if none has come within {@code patience}; says what was there instead
     */
    public Fact await(String topic, Predicate<Fact> wanted, Duration patience) {
        Instant end = Instant.now().plus(patience);
        List<Fact> seen = new ArrayList<>();
        try (var consumer = consumer()) {
            while (!isAssigned(consumer, topic) && Instant.now().isBefore(end)) {
                // partitionsFor has waited; the topic may come later
            }
            while (Instant.now().isBefore(end)) {
                for (var read : consumer.poll(POLL)) {
                    Fact fact = Fact.of(read);
                    if (wanted.test(fact)) {
                        return fact;
                    }
                    seen.add(fact);
                }
            }
        }
        throw new AssertionError(
                "no such fact on " + topic + " within " + patience + "; there were " + told(seen));
    }

    /** Everything on {@code topic} up to its end at this moment, in order per partition. */
    public List<Fact> all(String topic) {
        List<Fact> all = new ArrayList<>();
        try (var consumer = consumer()) {
            if (!assign(consumer, topic)) {
                return all;
            }
            var ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(read -> all.add(Fact.of(read)));
            }
        }
        return all;
    }

    /** Writes one record and waits until the broker has it. */
    public void tell(String topic, String key, byte[] value, Map<String, String> headers) {
        var told = new ProducerRecord<>(topic, key, value);
        headers.forEach(
                (name, text) -> told.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            producer().send(told).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot write to " + topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing to " + topic, e);
        }
    }

    /** Made for the first record and kept: a new one takes longer than to write with it. */
    private synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer =
                    new KafkaProducer<>(
                            Map.<String, Object>of(
                                    "bootstrap.servers", bootstrapServers, "acks", "all"),
                            new StringSerializer(),
                            new ByteArraySerializer());
        }
        return producer;
    }

    /** Gives up what was kept for writing; nothing that was told is lost. */
    @Override
    public synchronized void close() {
        if (producer != null) producer.close();
        producer = null;
    }

    /**
     * Creates {@code topic} if it is not there. Services create their own; this is for tests of the
     * reading side.
     */
    public void create(String topic, int partitions) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("cannot create " + topic, e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating " + topic, e);
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "fetch.max.wait.ms",
                        LONGEST_QUESTION_MILLIS,
                        "allow.auto.create.topics",
                        "false",
                        "enable.auto.commit",
                        "false",
                        "isolation.level",
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** False also where a busy broker has not answered yet. */
    private static boolean isAssigned(KafkaConsumer<String, byte[]> consumer, String topic) {
        try {
            return assign(consumer, topic);
        } catch (TimeoutException notYet) {
            return false;
        }
    }

    private static boolean assign(KafkaConsumer<String, byte[]> consumer, String topic) {
        var partitions = consumer.partitionsFor(topic, METADATA);
        if (partitions == null || partitions.isEmpty()) {
            return false;
        }
        consumer.assign(
                partitions.stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList());
        consumer.seekToBeginning(consumer.assignment());
        return true;
    }

    private static String told(List<Fact> seen) {
        if (seen.isEmpty()) {
            return "none at all";
        }
        var last = seen.subList(Math.max(0, seen.size() - 5), seen.size());
        return seen.size()
                + ", the last: "
                + last.stream().map(fact -> fact.key() + " = " + fact.value()).toList();
    }
}
