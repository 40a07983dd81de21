package peering.telemetry.glass;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import peering.contract.Topics;
import peering.routing.net.Prefix;
import peering.stack.StackResource;
import peering.telemetry.route.Origin;
import peering.telemetry.route.Peer;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.route.StateBytes;

/** Batches as the channel hands them over; each test has a prefix and a partition of its own. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "telemetry"))
class ShownIntakeTest {
    /** One that is there: its id is asked for. */
    private static final String TOPIC = Topics.PREFIXES;

    private static final String PREFIX = "203.0.113.0/24";
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private static int nextPartition = 1000;

    @Inject ShownIntake intake;
    @Inject RouteSearch search;
    @Inject MeterRegistry metrics;

    static Stream<byte[]> damaged() {
        return Stream.of(
                new byte[0],
                new byte[] {1, 2, 3},
                new byte[] {9},
                "{}".getBytes(UTF_8),
                "{not json".getBytes(UTF_8),
                bytes("192.0.2.77", "1 64500"),
                bytes("192.0.2.2", "1 \0 64500"));
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void a_damaged_route_is_counted_and_the_others_are_taken(byte[] damaged) {
        double before = damagedSoFar();
        nextPartition++;

        take(
                List.of(
                        record(0, key("192.0.2.1"), bytes("192.0.2.1", "1 64500")),
                        record(1, key("192.0.2.2"), damaged),
                        record(2, key("192.0.2.3"), bytes("192.0.2.3", "3 64500"))));

        assertEquals(List.of("1 64500", "3 64500"), paths());
        assertEquals(before + 1, damagedSoFar());
    }

    @Test
    void what_has_no_key_of_a_route_is_counted_and_what_follows_is_taken() {
        double before = damagedSoFar();
        nextPartition++;

        take(
                List.of(
                        record(0, null, bytes("192.0.2.1", "1 64500")),
                        record(1, "pfx!rrc00", null),
                        record(2, key("192.0.2.3"), bytes("192.0.2.3", "3 64500"))));

        assertEquals(List.of("3 64500"), paths());
        assertEquals(before + 2, damagedSoFar());
    }

    private void take(List<ConsumerRecord<String, byte[]>> records) {
        var batch = Map.of(new TopicPartition(TOPIC, nextPartition), records);
        intake.take(new ConsumerRecords<>(batch, Map.of())).await().atMost(Duration.ofSeconds(20));
    }

    private List<String> paths() {
        return search
                .find("pfx_" + nextPartition, new RouteQuestion(), GlassCursor.read(null), 100)
                .await()
                .atMost(Duration.ofSeconds(10))
                .stream()
                .map(ShownRoute::path)
                .toList();
    }

    private double damagedSoFar() {
        return metrics.counter("peering.state.damaged", "topic", TOPIC).count();
    }

    private static ConsumerRecord<String, byte[]> record(long offset, String key, byte[] value) {
        return new ConsumerRecord<>(TOPIC, nextPartition, offset, key, value);
    }

    private static String key(String address) {
        return "pfx_" + nextPartition + "!" + PREFIX + "!rrc00|" + address;
    }

    private static byte[] bytes(String address, String path) {
        var peer = new Peer("rrc00", address, 1);
        var route = new PeerRoute(peer, Prefix.parse(PREFIX), path, Origin.of(64500), AT);
        try (var routes = StateBytes.routes().serializer()) {
            return routes.serialize(TOPIC, route);
        }
    }
}
