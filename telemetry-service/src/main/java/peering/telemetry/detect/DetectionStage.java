package peering.telemetry.detect;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import peering.contract.RouteAnomalyFact;
import peering.routing.net.Prefix;
import peering.telemetry.publish.Outgoing;
import peering.telemetry.route.HeldShelf;
import peering.telemetry.route.RouteBook;
import peering.telemetry.route.Shelf;
import peering.telemetry.route.Sighting;
import peering.telemetry.route.Sightings;
import peering.telemetry.route.StateBytes;
import peering.telemetry.route.StateJson;
import peering.telemetry.route.StoreShelf;
import peering.telemetry.watched.WatchPolicy;
import peering.telemetry.watched.WatchedPrefixes;
import peering.telemetry.world.CurrentWorld;

/** Stage 2: the door between the topology and {@link Detection}. */
public final class DetectionStage
        extends ContextualProcessor<String, DetectionInput, String, byte[]>
        implements Detection.Outlet {
    public static final String ROUTES = "routes";
    private static final String BY_PEER = "routes-by-peer";
    private static final String WATCHES = "watches";
    private static final String ANOMALIES = "anomalies";
    private static final String LOST = "lost";
    private static final String LOSSES = "losses";
    private static final String SIGNATURES = "signatures";
    private static final String AROUND = "routes-around";
    private static final String AROUND_BY_PEER = "routes-around-by-peer";
    private static final String USUALS = "usuals";

    /** Anomalies and their witnesses that are held in memory, about 200 bytes each. */
    private static final int MOST_HELD = 50_000;

    /** Around how many prefixes the usual is held, about 300 bytes each: each route asks for it. */
    private static final int MOST_USUALS_HELD = 20_000;

    private static final Duration TICK = Duration.ofSeconds(1);

    private final WatchedPrefixes prefixes;
    private final CurrentWorld world;
    private final DetectConfig config;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Timer delay;
    private Detection detection;
    private long arrivedMillis;

    DetectionStage(
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
        this.delay =
                Timer.builder("peering.detect.delay")
                        .description("from a route's arrival on the topic to what is told of it")
                        .publishPercentileHistogram()
                        .register(metrics);
    }

    /**
     * The stores it needs, to be connected to it under their names. A cache in front merges what is
     * written of one key between two commits; of routes and their peers that is next to nothing.
     */
    public static List<StoreBuilder<?>> stores() {
        return List.of(
                store(ROUTES, StateBytes.routes()),
                store(BY_PEER, Serdes.String()),
                store(WATCHES, StateJson.serde(Watch.class)).withCachingEnabled(),
                store(ANOMALIES, StateJson.serde(Anomaly.class)).withCachingEnabled(),
                store(LOST, StateJson.serde(Lost.class)),
                store(LOSSES, StateJson.serde(Loss.class)).withCachingEnabled(),
                store(SIGNATURES, StateJson.serde(Signature.class)).withCachingEnabled(),
                store(AROUND, StateBytes.routes()),
                store(AROUND_BY_PEER, Serdes.String()),
                store(USUALS, StateJson.serde(Usual.class)).withCachingEnabled());
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        detection =
                new Detection(
                        new Detection.Shelves(
                                shelf(WATCHES),
                                anomalies(),
                                shelf(LOST),
                                shelf(LOSSES),
                                shelf(SIGNATURES),
                                new HeldShelf<>(shelf(USUALS), _ -> 1, MOST_USUALS_HELD)),
                        new Detection.Books(
                                new RouteBook(shelf(ROUTES), shelf(BY_PEER)),
                                new RouteBook(shelf(AROUND), shelf(AROUND_BY_PEER))),
                        config,
                        new Detection.Surroundings(this::owns, world::now),
                        this);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    }

    @Override
    public void process(Record<String, DetectionInput> record) {
        arrivedMillis = record.timestamp();
        switch (record.value()) {
            case DetectionInput.Saw(var sightings) -> saw(sightings, clock.instant());
            case DetectionInput.Registered(var prefix) -> registered(record.key(), prefix);
            case DetectionInput.Policed(var change) ->
                    detection.policed(
                            record.key(),
                            change.map(DetectionInput.PolicyChange::policy)
                                    .orElse(WatchPolicy.NONE),
                            change.map(DetectionInput.PolicyChange::changedAt)
                                    .orElseGet(clock::instant));
        }
    }

    private void saw(Sightings sightings, Instant now) {
        for (var found : sightings.all()) {
            switch (found.sighting()) {
                case Sighting.PeerDown down -> detection.down(down, now);
                case Sighting one -> detection.saw(found.prefixId(), one, now);
            }
        }
    }

    @Override
    public void tell(RouteAnomalyFact fact) {
        var now = clock.instant();
        delay.record(Duration.ofMillis(Math.max(0, now.toEpochMilli() - arrivedMillis)));
        String kind = fact.kind().name();
        metrics.counter("peering.detect.told", "kind", kind, "state", fact.state().name())
                .increment();
        context().forward(Outgoing.of(fact, now));
    }

    @Override
    public void reached(Limit limit) {
        metrics.counter("peering.detect.limit", "limit", limit.name()).increment();
    }

    private boolean owns(String prefixId, Prefix announced) {
        return prefixes.verified()
                .longestMatch(announced)
                .map(match -> match.getValue().prefixId().equals(prefixId))
                .orElse(true);
    }

    private void tick(long nowMillis) {
        arrivedMillis = nowMillis;
        detection.passed(clock.instant());
    }

    private void registered(String prefixId, Optional<DetectionInput.Registration> now) {
        now.ifPresentOrElse(
                one -> detection.registered(one.prefix(), one.changedAt()),
                () -> detection.unregistered(prefixId, clock.instant()));
    }

    private <V> Shelf<V> shelf(String name) {
        KeyValueStore<String, V> store = context().getStateStore(name);
        return new StoreShelf<>(store);
    }

    private Shelf<Anomaly> anomalies() {
        return new HeldShelf<>(
                shelf(ANOMALIES), anomaly -> 1 + anomaly.witnesses().size(), MOST_HELD);
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.String(), values);
    }
}
