package peering.telemetry.degradation;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import peering.contract.LatencyDegradationFact;
import peering.telemetry.latency.PlacedSample;
import peering.telemetry.latency.Series;
import peering.telemetry.publish.Outgoing;
import peering.telemetry.route.StateJson;
import peering.telemetry.watched.WatchedPrefix;
import peering.telemetry.watched.WatchedPrefixes;

/** The door between the topology and {@link DegradationLife}. */
public final class DegradationStage
        extends ContextualProcessor<String, PlacedSample, String, byte[]> {
    private static final String HISTORIES = "latency-histories";
    private static final Duration TICK = Duration.ofSeconds(30);

    private final WatchedPrefixes prefixes;
    private final DegradationLife life;
    private final Clock clock;
    private final MeterRegistry metrics;
    private KeyValueStore<String, LatencyHistory> histories;

    public DegradationStage(
            WatchedPrefixes prefixes,
            DegradationConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.prefixes = prefixes;
        this.life = new DegradationLife(config);
        this.clock = clock;
        this.metrics = metrics;
    }

    /** The stores it needs, to be connected to it under their names. */
    public static List<StoreBuilder<?>> stores() {
        return List.of(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(HISTORIES),
                                Serdes.String(),
                                StateJson.serde(LatencyHistory.class))
                        .withCachingEnabled());
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        histories = context.getStateStore(HISTORIES);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, _ -> endUnwatched());
    }

    /** A sample of a prefix that was given back meanwhile is nobody's. */
    @Override
    public void process(Record<String, PlacedSample> record) {
        var placed = record.value();
        prefixes.registered(placed.prefix()).ifPresent(watched -> measured(watched, placed));
    }

    private void measured(WatchedPrefix watched, PlacedSample placed) {
        var series = new Series(watched.prefixId(), placed.place());
        String key = key(series);
        var before = Optional.ofNullable(histories.get(key));
        var history = before.orElseGet(() -> LatencyHistory.of(series));
        take(key, life.measured(history, watched, placed.sample()));
    }

    private void endUnwatched() {
        var unwatched = new ArrayList<LatencyHistory>();
        try (var all = histories.all()) {
            while (all.hasNext()) {
                var history = all.next().value;
                if (owner(history).filter(one -> !one.verified()).isPresent()) {
                    unwatched.add(history);
                }
            }
        }
        for (var history : unwatched) {
            take(key(history.series()), life.over(history, owner(history).orElseThrow()));
            histories.delete(key(history.series()));
        }
    }

    private Optional<WatchedPrefix> owner(LatencyHistory history) {
        return prefixes.byId(history.series().prefixId());
    }

    private void take(String key, DegradationLife.Step step) {
        histories.put(key, step.next());
        step.told().ifPresent(this::tell);
    }

    private void tell(LatencyDegradationFact fact) {
        metrics.counter("peering.degradation.told", "state", fact.state().name()).increment();
        context().forward(Outgoing.of(fact, clock.instant()));
    }

    private static String key(Series series) {
        return series.prefixId() + "|" + series.place();
    }
}
