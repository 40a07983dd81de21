package peering.telemetry.source;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import peering.contract.Topics;
import peering.stack.TestStack;
import peering.telemetry.intake.RouteIntake;
import peering.telemetry.intake.TestIntake;

/** Against a server of our own that says what the real one said, and a real broker behind. */
class RisLiveClientTest {
    private final RisServer server = new RisServer();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private RisLiveClient client;

    record Config(
            Optional<URI> url,
            Optional<List<String>> collectors,
            Duration silence,
            Duration firstPause,
            Duration longestPause)
            implements RisLiveConfig {}

    @AfterEach
    void end() {
        if (client != null) client.stop(new ShutdownEvent());
        server.close();
    }

    @Test
    void asks_for_its_collectors_and_takes_what_they_say() throws IOException {
        start(Duration.ofSeconds(60));
        await().until(() -> server.asked.size() == 2);
        assertTrue(server.asked.getFirst().contains("\"host\":\"rrc00\""), server.asked::toString);
        long before = onTopic();

        for (String line : lines()) server.send(line);
        server.send("{\"type\":\"ris_error\",\"data\":{}}");

        await().until(() -> onTopic() == before + lines().size());
        assertEquals(
                lines().size(),
                metrics.find("peering.routes.records").counters().stream()
                        .mapToDouble(counter -> counter.count())
                        .sum());
    }

    @Test
    void connects_again_after_a_break() {
        start(Duration.ofSeconds(60));
        await().until(() -> server.asked.size() == 2);

        server.hangUp();

        await().until(() -> server.connections() == 2 && server.asked.size() == 4);
        assertEquals(1, metrics.counter("peering.rislive.breaks").count());
    }

    @Test
    void silence_is_a_break_too_and_can_be_seen() {
        start(Duration.ofSeconds(2));

        await().until(() -> metrics.get("peering.rislive.silence").gauge().value() >= 1);
        await().until(() -> server.connections() == 2);
    }

    @Test
    void is_off_without_a_url() {
        client = client(new Config(Optional.empty(), Optional.empty(), null, null, null));

        client.start(new StartupEvent());

        assertEquals(0, server.connections());
        assertEquals(List.of(), metrics.getMeters());
    }

    private void start(Duration silence) {
        client =
                client(
                        new Config(
                                Optional.of(server.url()),
                                Optional.of(List.of("rrc00", "rrc19")),
                                silence,
                                Duration.ofMillis(50),
                                Duration.ofMillis(200)));
        client.start(new StartupEvent());
    }

    private RisLiveClient client(RisLiveConfig config) {
        RouteIntake intake = TestIntake.on(TestStack.bootstrapServers(), metrics);
        return new RisLiveClient(config, intake, new Election.Alone(), metrics, Clock.systemUTC());
    }

    private static long onTopic() {
        return TestStack.facts().all(Topics.ROUTE_UPDATES).size();
    }

    private static List<String> lines() throws IOException {
        try (var in =
                        RisLiveClientTest.class.getResourceAsStream(
                                "/ris/ris-live-first-60.jsonl.gz");
                var reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(in), StandardCharsets.UTF_8))) {
            return reader.lines().limit(20).toList();
        }
    }
}
