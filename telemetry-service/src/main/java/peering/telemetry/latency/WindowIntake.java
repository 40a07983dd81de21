package peering.telemetry.latency;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.serialization.Serde;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import peering.telemetry.route.StateJson;

/**
 * Windows go into the database as they change, batch by batch; a batch is acknowledged when it is
 * there. While the database is away it is tried again, for ever: the topic keeps what waits.
 */
@ApplicationScoped
class WindowIntake {
    private static final Logger LOG = Logger.getLogger(WindowIntake.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Serde<LatencyWindow> SERDE = StateJson.serde(LatencyWindow.class);

    private final Windows windows;
    private final MeterRegistry metrics;

    WindowIntake(Windows windows, MeterRegistry metrics) {
        this.windows = windows;
        this.metrics = metrics;
    }

    @Incoming("latency-windows")
    Uni<Void> take(ConsumerRecords<String, byte[]> records) {
        var read = read(records);
        return Uni.createFrom()
                .deferred(() -> windows.put(read))
                .onFailure()
                .invoke(trouble -> LOG.warn("latency windows are not stored yet", trouble))
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                .indefinitely()
                .invoke(() -> metrics.counter("peering.latency.windows").increment(read.size()));
    }

    /** A tombstone is a window that the topology has forgotten, and the database keeps. */
    private static List<LatencyWindow> read(ConsumerRecords<String, byte[]> records) {
        var read = new ArrayList<LatencyWindow>();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.value() == null) continue;
            read.add(SERDE.deserializer().deserialize(record.topic(), record.value()));
        }
        return read;
    }
}
