package peering.telemetry.glass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.ShutdownEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import peering.stack.Ports;
import peering.stack.kafka.Broker;
import peering.telemetry.Api;

/** A topic of a real broker that is deleted and made anew, all within one moment of our clock. */
class TopicIdentityTest {
    private static final String TOPIC = "changelog";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir Path dir;
    private Broker broker;
    private Admin admin;
    private TopicIdentity identity;

    @BeforeEach
    void start() throws Exception {
        broker = Broker.start(dir.resolve("kafka"), Ports.free(), Ports.free());
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        admin = Admin.create(settings);
        identity = new TopicIdentity(settings);
        make();
    }

    @AfterEach
    void stop() {
        identity.stop(new ShutdownEvent());
        admin.close();
        broker.close();
    }

    @Test
    void it_is_asked_for_when_offsets_go_back_and_for_a_partition_that_is_new() throws Exception {
        String first = of(0, 700);
        remove();
        make();

        assertEquals(first, of(0, 701), "not asked each time");
        String second = of(0, 0);
        assertNotEquals(first, second);
        remove();
        make();
        assertNotEquals(second, of(1, 0));
    }

    @Test
    void a_question_that_failed_is_asked_again_by_the_batch_that_comes_again() throws Exception {
        String first = of(0, 700);
        remove();
        assertThrows(UnknownTopicOrPartitionException.class, () -> of(0, 0));
        make();

        assertNotEquals(first, of(0, 0));
    }

    private String of(int partition, long offset) {
        return identity.of(TOPIC, Map.of(new TopicPartition(TOPIC, partition), offset), NOW)
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private void make() throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1))).all().get();
        Api.await().until(() -> isThere());
    }

    private void remove() throws ExecutionException, InterruptedException {
        admin.deleteTopics(List.of(TOPIC)).all().get();
        Api.await().until(() -> !isThere());
    }

    private boolean isThere() throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get().contains(TOPIC);
    }
}
