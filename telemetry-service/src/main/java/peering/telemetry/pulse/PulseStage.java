package peering.telemetry.pulse;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import peering.telemetry.publish.Outgoing;
import peering.telemetry.route.StateJson;

/** The door between the topology and {@link Pulse}; one task sees the marks of all feeds. */
public final class PulseStage extends ContextualProcessor<String, String, String, byte[]> {
    private static final String PULSES = "pulses";
    private static final Duration TICK = Duration.ofSeconds(5);

    private final ExpectedFeeds expected;
    private final PulseConfig config;
    private final Clock clock;
    private final MeterRegistry metrics;
    private KeyValueStore<String, Pulse> pulses;
    private Instant listeningSince;

    public PulseStage(
            ExpectedFeeds expected, PulseConfig config, Clock clock, MeterRegistry metrics) {
        this.expected = expected;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** The stores it needs, to be connected to it under their names. */
    public static List<StoreBuilder<?>> stores() {
        return List.of(
                Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(PULSES),
                        Serdes.String(),
                        StateJson.serde(Pulse.class)));
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        pulses = context.getStateStore(PULSES);
        listeningSince = clock.instant();
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, _ -> passed());
    }

    @Override
    public void process(Record<String, String> mark) {
        var at = Instant.parse(mark.value());
        take(pulse(mark.key(), at).heard(at));
    }

    private void passed() {
        var now = clock.instant();
        var known = new HashSet<String>();
        try (var all = pulses.all()) {
            all.forEachRemaining(entry -> known.add(entry.key));
        }
        for (String feed : new TreeSet<>(expected.names())) {
            take(pulse(feed, now).passed(now, listeningSince, config.silentAfter()));
        }
        known.removeAll(expected.names());
        known.forEach(feed -> {
            take(pulse(feed, now).forgotten(now));
            pulses.delete(feed);
        });
    }

    private Pulse pulse(String feed, Instant now) {
        var known = pulses.get(feed);
        return known == null ? Pulse.awaited(feed, now) : known;
    }

    private void take(Pulse.Step step) {
        var next = step.next();
        if (!next.equals(pulses.get(next.feed()))) pulses.put(next.feed(), next);
        step.told()
                .ifPresent(fact -> {
                    metrics.counter("peering.feeds.troubles", "state", fact.state().name())
                            .increment();
                    context().forward(Outgoing.of(fact, clock.instant()));
                });
    }
}
