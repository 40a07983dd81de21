package peering.telemetry.edge;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import peering.telemetry.latency.LatencyConfig;
import peering.telemetry.publish.Outgoing;
import peering.telemetry.route.StateJson;

/** The door between the topology and {@link EdgeLatency}: samples in, one fact an hour out. */
public final class EdgeStage extends ContextualProcessor<String, EdgeSample, String, byte[]> {
    private static final String LATENCIES = "edge-latencies";
    private static final Duration TICK = Duration.ofSeconds(30);

    private final LatencyConfig config;
    private final Clock clock;
    private KeyValueStore<String, EdgeLatency> latencies;

    public EdgeStage(LatencyConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** The stores it needs, to be connected to it under their names. */
    public static List<StoreBuilder<?>> stores() {
        return List.of(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(LATENCIES),
                                Serdes.String(),
                                StateJson.serde(EdgeLatency.class))
                        .withCachingEnabled());
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        latencies = context.getStateStore(LATENCIES);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, _ -> tellWhatIsOver());
    }

    @Override
    public void process(Record<String, EdgeSample> record) {
        var sample = record.value();
        var before = latencies.get(record.key());
        var known = before == null ? EdgeLatency.none(sample.place(), sample.siteId()) : before;
        var next = known.with(sample.rttMillis(), sample.at());
        if (next != before) latencies.put(record.key(), next);
    }

    private void tellWhatIsOver() {
        var now = clock.instant();
        var steps = new ArrayList<EdgeLatency.Step>();
        var idle = new ArrayList<String>();
        try (var all = latencies.all()) {
            all.forEachRemaining(entry -> {
                if (entry.value.isIdle(now, config.oldest())) idle.add(entry.key);
                else steps.add(entry.value.at(now, config.siteGrace()));
            });
        }
        idle.forEach(latencies::delete);
        for (var step : steps) {
            step.told()
                    .ifPresent(fact -> {
                        var record = Outgoing.of(fact, now);
                        latencies.put(record.key(), step.next());
                        context().forward(record);
                    });
        }
    }
}
