package peering.bench.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import peering.bench.load.Updates.Keyed;
import peering.routing.net.Prefix;

/** The two ends of the route pipeline, on the broker: what goes in, what comes out, and how far. */
final class Pipeline implements Door, AutoCloseable {
    private static final String GROUP = "telemetry-service-streams";
    private static final String UPDATES = "peering.route-updates.v1";
    private static final String ANOMALIES = "peering.route-anomalies.v1";
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> anomalies;

    Pipeline(String bootstrapServers) {
        var client = Map.<String, Object>of("bootstrap.servers", bootstrapServers);
        admin = Admin.create(client);
        var sending = new HashMap<>(client);
        sending.putAll(Map.of("linger.ms", 5, "batch.size", 1 << 16, "acks", "all"));
        producer = new KafkaProducer<>(sending, new StringSerializer(), new ByteArraySerializer());
        var reading = new HashMap<>(client);
        reading.putAll(Map.of("isolation.level", "read_committed", "fetch.max.wait.ms", 20));
        anomalies =
                new KafkaConsumer<>(reading, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** As if registered and verified. */
    void register(Map<Prefix, Long> prefixes) {
        int number = 0;
        for (var entry : prefixes.entrySet()) {
            String id = "pfx_%032x".formatted(++number);
            String fact =
                    """
                    {"prefixId":"%s","organisation":"acme","connectionId":"con_1","partnerId":"ptn_1",\
                    "prefix":"%s","origins":[%d],"keyFingerprint":"","grant":null,\
                    "standing":"Verified","registeredAt":"%s","changedAt":"%<s",\
                    "claimRevision":1,"revision":1}\
                    """
                            .formatted(id, entry.getKey(), entry.getValue(), Instant.EPOCH);
            send("peering.prefixes.v1", id, fact.getBytes(StandardCharsets.UTF_8));
        }
        producer.flush();
    }

    /** Past the service's own doors: the broker has all of them when it returns. */
    @Override
    public Sending prepared(List<Keyed> records) {
        return () -> {
            for (var one : records) send(UPDATES, one.key(), one.record());
            producer.flush();
        };
    }

    private void send(String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, key, value));
    }

    /** Returns when the topology has read, and committed, what was on all of its topics. */
    void awaitDone() throws ExecutionException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (lag() > 0) {
            if (System.nanoTime() > end) throw new IllegalStateException("it does not get done");
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private long lag() throws ExecutionException, InterruptedException {
        var committed = admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
        var wanted = new HashMap<TopicPartition, OffsetSpec>();
        // Before the first commit of a partition the group does not name it.
        for (var fed : producer.partitionsFor(UPDATES)) {
            wanted.put(new TopicPartition(UPDATES, fed.partition()), OffsetSpec.latest());
        }
        committed.keySet().forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
        var ends = admin.listOffsets(wanted).all().get();
        return ends.entrySet().stream()
                .mapToLong(end -> {
                    var offset = committed.get(end.getKey());
                    return behind(end.getValue(), offset == null ? 0 : offset.offset());
                })
                .sum();
    }

    /** The last offset of a topic written in transactions is a marker, which nobody reads. */
    private static long behind(ListOffsetsResultInfo end, long committed) {
        long left = end.offset() - committed;
        return left <= 1 ? 0 : left;
    }

    /** Reads on from the end of what is there. */
    void listen() {
        var partitions =
                anomalies.partitionsFor(ANOMALIES).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        anomalies.assign(partitions);
        anomalies.seekToEnd(partitions);
        partitions.forEach(anomalies::position);
    }

    /**
     * From each group of records, sent one group every {@code pause}, to the anomaly that comes of
     * it: nanoseconds, sorted.
     *
     * @param groups each makes one anomaly, of another prefix than the others
     */
    long[] delays(List<Door.Sending> groups, Duration pause) throws Exception {
        listen();
        var delays = new ArrayList<Long>();
        for (var group : groups) {
            long start = System.nanoTime();
            group.send();
            long heard = heard(start + PATIENCE.toNanos());
            delays.add(heard - start);
            long next = start + pause.toNanos();
            while (System.nanoTime() < next) anomalies.poll(Duration.ofMillis(1));
        }
        long[] sorted = delays.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private long heard(long end) {
        while (anomalies.poll(Duration.ofMillis(50)).isEmpty()) {
            if (System.nanoTime() > end) throw new IllegalStateException("no anomaly came");
        }
        return System.nanoTime();
    }

    @Override
    public void close() {
        producer.close();
        anomalies.close();
        admin.close();
    }
}
