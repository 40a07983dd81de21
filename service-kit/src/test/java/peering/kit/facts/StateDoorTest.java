package peering.kit.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records are words: "damaged" cannot be read, "nul" cannot be stored, "-" is nothing. */
class StateDoorTest {
    private static final String TOPIC = "changelog";

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final StateDoor door = new StateDoor(metrics);
    private final List<String> stored = new ArrayList<>();
    private int failures;

    @ParameterizedTest(name = "{0}: {1} are stored, {2} are not")
    @CsvSource({
        "a b c,                     a b c, 0",
        "a damaged b,               a b,   1",
        "damaged,                   '',    1",
        "a - b,                     a b,   0",
        "nul,                       '',    1",
        "a b nul c d,               a b c d, 1",
        "nul a damaged b nul c nul, a b c, 4",
    })
    void what_is_damaged_is_counted_and_the_rest_is_taken_in_order(
            String words, String expected, int damaged) {
        take(words);

        assertEquals(expected, String.join(" ", stored));
        assertEquals(damaged, count("peering.state.damaged"));
    }

    @Test
    void what_only_fails_now_is_tried_again() {
        failures = 2;

        take("a b");

        assertEquals(List.of("a", "b"), stored);
        assertEquals(2, count("peering.facts.retried"));
        assertEquals(0, count("peering.state.damaged"));
    }

    private void take(String words) {
        door.take(records(words.split(" ")), StateDoorTest::read, this::store)
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private static Optional<String> read(ConsumerRecord<String, byte[]> record) {
        String word = new String(record.value(), UTF_8);
        if (word.equals("damaged")) throw new IllegalArgumentException("no word");
        return Optional.of(word).filter(one -> !one.equals("-"));
    }

    private Uni<Void> store(List<String> words) {
        if (failures-- > 0) throw new IllegalStateException("away");
        if (words.contains("nul")) {
            return Uni.createFrom().failure(new SQLException("no such character", "22021"));
        }
        stored.addAll(words);
        return Uni.createFrom().voidItem();
    }

    private double count(String name) {
        return metrics.counter(name, "topic", TOPIC).count();
    }

    private static ConsumerRecords<String, byte[]> records(String... words) {
        Function<Integer, ConsumerRecord<String, byte[]>> record =
                i -> new ConsumerRecord<>(TOPIC, 0, i, "key", words[i].getBytes(UTF_8));
        var all = IntStream.range(0, words.length).boxed().map(record).toList();
        return new ConsumerRecords<>(Map.of(new TopicPartition(TOPIC, 0), all), Map.of());
    }
}
