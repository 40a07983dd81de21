package peering.telemetry.latency;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.serialization.Serde;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import peering.kit.facts.StateDoor;
import peering.telemetry.route.StateJson;

/**
 * Windows go into the database as they change, batch by batch; a batch is acknowledged when it is
 * there.
 */
@ApplicationScoped
class WindowIntake {
    private static final Serde<LatencyWindow> SERDE = StateJson.serde(LatencyWindow.class);

    private final StateDoor door;
    private final Windows windows;
    private final MeterRegistry metrics;

    WindowIntake(StateDoor door, Windows windows, MeterRegistry metrics) {
        this.door = door;
        this.windows = windows;
        this.metrics = metrics;
    }

    @Incoming("latency-windows")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        return door.take(records, WindowIntake::read, this::put);
    }

    private Uni<Void> put(List<LatencyWindow> changed) {
        return windows.put(changed)
                .invoke(() -> metrics.counter("peering.latency.windows").increment(changed.size()));
    }

    /** A tombstone is a window that the topology has forgotten, and the database keeps. */
    private static Optional<LatencyWindow> read(ConsumerRecord<String, byte[]> record) {
        return Optional.ofNullable(record.value())
                .map(value -> SERDE.deserializer().deserialize(record.topic(), value));
    }
}
