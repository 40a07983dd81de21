package peering.stack.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import peering.stack.Ports;

class BrokerTest {
    @TempDir Path dir;

    @Test
    void records_survive_a_restart_on_the_same_directory() throws Exception {
        int port = Ports.free();
        int controller = Ports.free();
        try (var broker = Broker.start(dir, port, controller);
                var facts = new Facts(broker.bootstrapServers())) {
            facts.create("kept", 2);
            facts.tell("kept", "a", "first".getBytes(StandardCharsets.UTF_8), Map.of("ce_id", "1"));
        }

        try (var broker = Broker.start(dir, port, controller);
                var facts = new Facts(broker.bootstrapServers())) {
            var found = facts.await("kept", "a", fact -> true);

            assertEquals("first", found.value());
            assertEquals(Map.of("ce_id", "1"), found.headers());
        }
    }

    @Test
    void it_goes_on_at_the_same_place_after_an_outage() throws Exception {
        int port = Ports.free();
        try (var broker = Broker.start(dir, port, Ports.free());
                var facts = new Facts(broker.bootstrapServers())) {
            facts.create("kept", 1);
            facts.tell("kept", "a", "first".getBytes(StandardCharsets.UTF_8), Map.of());

            broker.stop();
            assertTrue(Ports.isFree(port));
            broker.restart();

            assertEquals("first", facts.await("kept", "a", fact -> true).value());
        }
    }

    @Test
    void a_topic_nobody_created_does_not_come_into_being_by_asking() throws Exception {
        try (var broker = Broker.start(dir, Ports.free(), Ports.free());
                var facts = new Facts(broker.bootstrapServers())) {

            assertEquals(List.of(), facts.all("mistyped"));
            assertThrows(
                    AssertionError.class,
                    () -> facts.await("mistyped", fact -> true, Duration.ofMillis(500)));
            assertEquals(List.of(), facts.all("mistyped"));
        }
    }

    @Test
    void waiting_in_vain_says_what_was_there_instead() throws Exception {
        try (var broker = Broker.start(dir, Ports.free(), Ports.free());
                var facts = new Facts(broker.bootstrapServers())) {
            facts.create("told", 1);
            facts.tell("told", "a", "other".getBytes(StandardCharsets.UTF_8), Map.of());

            var missed =
                    assertThrows(
                            AssertionError.class,
                            () ->
                                    facts.await(
                                            "told",
                                            fact -> fact.value().equals("wanted"),
                                            Duration.ofSeconds(2)));

            assertTrue(missed.getMessage().contains("a = other"), missed.getMessage());
        }
    }
}
