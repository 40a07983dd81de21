package peering.bench.load;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import peering.routing.rpki.Vrp;

/** Claims on their topic, and the verdicts that come of them. */
final class Claims implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final String CLAIMS = "peering.prefixes.v1";
    private static final String VERDICTS = "peering.verdicts.v1";
    private static final Pattern DECIDED = Pattern.compile("\"decidedAt\":\"([^\"]+)\"");

    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;

    /** When a verdict was made, and when it was read here. */
    record Heard(Instant decided, Instant read) {}

    Claims(String bootstrapServers) {
        var client = Map.<String, Object>of("bootstrap.servers", bootstrapServers);
        producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer());
        var reading = new HashMap<>(client);
        reading.put("fetch.max.wait.ms", 20);
        consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer());
        var partitions =
                consumer.partitionsFor(VERDICTS).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    static String id(int number) {
        return "pfx_%032x".formatted(number);
    }

    /** The claims, each for a VRP's prefix and origin; the number is the place in the list. */
    void tell(List<Vrp> claimed) {
        for (int i = 0; i < claimed.size(); i++) {
            producer.send(new ProducerRecord<>(CLAIMS, id(i), fact(id(i), claimed.get(i))));
        }
        producer.flush();
    }

    static String fact(String id, Vrp vrp) {
        return """
        {"prefixId":"%1$s","organisation":"acme","connectionId":"con_1","partnerId":"ptn_1",\
        "prefix":"%2$s","origins":[%3$d],"keyFingerprint":"a1b2",\
        "grant":{"registeredPrefixId":"rpx_1","partnerId":"ptn_1","partnerAsn":%3$d,\
        "prefix":"%2$s","origins":[%3$d],"keyFingerprint":"a1b2","registeredAsn":null},\
        "standing":"Pending","registeredAt":"%4$s","changedAt":"%4$s",\
        "claimRevision":1,"revision":1}\
        """
                .formatted(id, vrp.prefix(), vrp.origin().value(), Instant.EPOCH);
    }

    /** Reads until there is a verdict on each of these that was made after {@code since}. */
    Map<String, Heard> await(Set<String> ids, Instant since) {
        var missing = new HashSet<>(ids);
        var heard = new HashMap<String, Heard>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!missing.isEmpty()) {
            if (System.nanoTime() > end) throw new IllegalStateException(missing.size() + " lack");
            for (var record : consumer.poll(Duration.ofMillis(200))) {
                var decided = decided(record.value());
                if (decided.isBefore(since) || !missing.remove(record.key())) continue;
                heard.put(record.key(), new Heard(decided, Instant.now()));
            }
        }
        return heard;
    }

    private static Instant decided(String verdict) {
        var found = DECIDED.matcher(verdict);
        if (!found.find()) throw new IllegalStateException("no verdict: " + verdict);
        return Instant.parse(found.group(1));
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
