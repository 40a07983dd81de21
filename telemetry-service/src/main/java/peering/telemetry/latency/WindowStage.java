package peering.telemetry.latency;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import peering.telemetry.route.StateJson;
import peering.telemetry.watched.WatchedPrefixes;

/**
 * Folds samples into windows. The store's changelog topic is what the database is filled from
 * ({@link WindowIntake}): it holds each window's latest state, and holds it as surely as the store.
 * Hands on each sample that it counted, once, under its prefix's id.
 */
public final class WindowStage
        extends ContextualProcessor<String, PlacedSample, String, CountedSample> {
    /** Its changelog topic has this name between the application's id and {@code changelog}. */
    public static final String WINDOWS = "latency-windows";

    private final WatchedPrefixes prefixes;
    private final LatencyConfig config;
    private final MeterRegistry metrics;
    private KeyValueStore<String, LatencyWindow> windows;

    public WindowStage(WatchedPrefixes prefixes, LatencyConfig config, MeterRegistry metrics) {
        this.prefixes = prefixes;
        this.config = config;
        this.metrics = metrics;
    }

    /** The stores it needs, to be connected to it under their names. */
    public static List<StoreBuilder<?>> stores() {
        return List.of(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(WINDOWS),
                                Serdes.String(),
                                StateJson.serde(LatencyWindow.class))
                        .withCachingEnabled());
    }

    @Override
    public void init(ProcessorContext<String, CountedSample> context) {
        super.init(context);
        windows = context.getStateStore(WINDOWS);
    }

    @Override
    public void process(Record<String, PlacedSample> record) {
        var placed = record.value();
        var watched = prefixes.registered(placed.prefix());
        if (watched.isEmpty()) {
            metrics.counter("peering.latency.samples", "outcome", "not-registered").increment();
            return;
        }
        var series = new Series(watched.get().prefixId(), placed.place());
        if (fold(series, placed.sample())) {
            var counted = new CountedSample(placed.place(), placed.sample());
            context().forward(record.withKey(series.prefixId()).withValue(counted));
        }
    }

    /** True if the sample was not counted before. */
    private boolean fold(Series series, Sample sample) {
        var start = LatencyWindow.startOf(sample.at());
        String key = key(series, start);
        var before = windows.get(key);
        if (before == null) {
            forgetBefore(series, start.minus(config.oldest()).minus(LatencyWindow.LENGTH));
            before = LatencyWindow.empty(series, start);
        }
        var after = before.with(sample);
        metrics.counter("peering.latency.samples", "outcome", after == before ? "again" : "counted")
                .increment();
        if (after != before) windows.put(key, after);
        return after != before;
    }

    /** No sample that old is taken any more; the database has the window. */
    private void forgetBefore(Series series, Instant end) {
        var old = new ArrayList<String>();
        try (var range = windows.range(key(series, Instant.EPOCH), key(series, end))) {
            range.forEachRemaining(entry -> old.add(entry.key));
        }
        old.forEach(windows::delete);
    }

    private static String key(Series series, Instant start) {
        return "%s|%s|%012d".formatted(series.prefixId(), series.place(), start.getEpochSecond());
    }
}
