package peering.telemetry.glass;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.serialization.Serde;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.route.StateBytes;

/**
 * Routes go into the database as the topology's store changes, batch by batch; a batch is
 * acknowledged when it is there. While the database is away it is tried again, for ever: the topic
 * keeps what waits.
 */
@ApplicationScoped
class ShownIntake {
    private static final Logger LOG = Logger.getLogger(ShownIntake.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Serde<PeerRoute> SERDE = StateBytes.routes();

    private final ShownRoutes routes;
    private final TopicIdentity topic;
    private final Clock clock;
    private final MeterRegistry metrics;

    ShownIntake(ShownRoutes routes, TopicIdentity topic, Clock clock, MeterRegistry metrics) {
        this.routes = routes;
        this.topic = topic;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Incoming("shown-routes")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        var changes = read(records);
        return Uni.createFrom()
                .deferred(() -> identity(records))
                .chain(id -> routes.put(id, changes))
                .onFailure()
                .invoke(trouble -> LOG.warn("routes are not stored yet", trouble))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
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

    private static List<RouteChange> read(ConsumerRecords<String, byte[]> records) {
        var changes = new ArrayList<RouteChange>();
        for (ConsumerRecord<String, byte[]> record : records) changes.add(read(record));
        return changes;
    }

    private static RouteChange read(ConsumerRecord<String, byte[]> record) {
        return new RouteChange(
                RouteChange.Place.of(record.key()),
                Optional.ofNullable(record.value())
                        .map(value -> SERDE.deserializer().deserialize(record.topic(), value)),
                Instant.ofEpochMilli(record.timestamp()),
                record.partition(),
                record.offset());
    }
}
