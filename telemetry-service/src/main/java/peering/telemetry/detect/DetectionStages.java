package peering.telemetry.detect;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import peering.telemetry.watched.WatchedPrefixes;
import peering.telemetry.world.CurrentWorld;

/** Makes a stage 2 for each task of the topology. */
@ApplicationScoped
public class DetectionStages {
    private final WatchedPrefixes prefixes;
    private final CurrentWorld world;
    private final DetectConfig config;
    private final Clock clock;
    private final MeterRegistry metrics;

    public DetectionStages(
            WatchedPrefixes prefixes,
            CurrentWorld world,
            DetectConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.prefixes = prefixes;
        this.world = world;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** No proxy of ours: Kafka Streams wants another object at each call. */
    public ProcessorSupplier<String, DetectionInput, String, byte[]> supplier() {
        return () -> new DetectionStage(prefixes, world, config, clock, metrics);
    }
}
