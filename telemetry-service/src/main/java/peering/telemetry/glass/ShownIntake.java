package peering.telemetry.glass;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.serialization.Serde;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import peering.kit.facts.StateDoor;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.route.StateBytes;

/**
 * Routes go into the database as the topology's store changes, batch by batch; a batch is
 * acknowledged when it is there.
 */
@ApplicationScoped
class ShownIntake {
    private static final Serde<PeerRoute> SERDE = StateBytes.routes();

    private final StateDoor door;
    private final ShownRoutes routes;
    private final TopicIdentity topic;
    private final Clock clock;
    private final MeterRegistry metrics;

    ShownIntake(
            StateDoor door,
            ShownRoutes routes,
            TopicIdentity topic,
            Clock clock,
            MeterRegistry metrics) {
        this.door = door;
        this.routes = routes;
        this.topic = topic;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Incoming("shown-routes")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        return door.take(
                records,
                record -> Optional.of(read(record)),
                changes -> identity(records).chain(id -> put(id, changes)));
    }

    private Uni<Void> put(String topicId, List<RouteChange> changes) {
        return routes.put(topicId, changes)
                .invoke(() -> metrics.counter("peering.glass.changes").increment(changes.size()));
    }

    private Uni<String> identity(ConsumerRecords<String, byte[]> records) {
        var first =
                records.partitions().stream()
                        .collect(
                                Collectors.toMap(
                                        one -> one,
                                        one -> records.records(one).getFirst().offset()));
        String name = first.keySet().iterator().next().topic();
        return topic.of(name, first, clock.instant());
    }

    private static RouteChange read(ConsumerRecord<String, byte[]> record) {
        var place = RouteChange.Place.of(record.key());
        var route =
                Optional.ofNullable(record.value())
                        .map(value -> SERDE.deserializer().deserialize(record.topic(), value));
        if (!route.map(place::isOf).orElse(true)) {
            throw new IllegalArgumentException("another place's route at " + record.key());
        }
        return new RouteChange(
                place,
                route,
                Instant.ofEpochMilli(record.timestamp()),
                record.partition(),
                record.offset());
    }
}
