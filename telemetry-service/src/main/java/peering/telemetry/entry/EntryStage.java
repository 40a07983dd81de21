package peering.telemetry.entry;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import peering.contract.ConnectionFact;
import peering.contract.ReceivedRouteFact;
import peering.contract.RouteAnomalyFact;
import peering.contract.SessionFact;
import peering.contract.SiteFact;
import peering.telemetry.edge.CarryingSite;
import peering.telemetry.edge.EdgeFinding;
import peering.telemetry.publish.Outgoing;
import peering.telemetry.route.StateJson;
import peering.telemetry.route.StoreShelf;
import peering.telemetry.watched.WatchPolicy;
import peering.telemetry.watched.WatchedPrefixes;

/** The door between the topology and the {@link EntryBook}. */
public final class EntryStage extends ContextualProcessor<String, EntryInput, String, byte[]>
        implements EntryBook.Outlet {
    private static final String ROUTES = "entry-routes";
    private static final String ODDITIES = "entry-oddities";
    private static final String SESSIONS = "entry-sessions";
    private static final String SITES = "entry-sites";
    private static final String CONNECTIONS = "entry-connections";
    private static final String POLICIES = "entry-policies";
    private static final Duration TICK = Duration.ofSeconds(1);

    private final WatchedPrefixes prefixes;
    private final EntryConfig config;
    private final Clock clock;
    private final MeterRegistry metrics;
    private EntryBook book;

    public EntryStage(
            WatchedPrefixes prefixes, EntryConfig config, Clock clock, MeterRegistry metrics) {
        this.prefixes = prefixes;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** The stores it needs, to be connected to it under their names. */
    public static List<StoreBuilder<?>> stores() {
        return List.of(
                store(ROUTES, StateJson.serde(ReceivedRouteFact.class)),
                store(ODDITIES, StateJson.serde(Oddity.class)),
                store(SESSIONS, StateJson.serde(SessionFact.class)),
                store(SITES, StateJson.serde(SiteFact.class)),
                store(CONNECTIONS, StateJson.serde(ConnectionFact.class)),
                store(POLICIES, StateJson.serde(WatchPolicy.class)));
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        var carrying = new CarryingSite(context.getStateStore(EdgeFinding.PATHS));
        book =
                new EntryBook(
                        new EntryBook.Shelves(
                                shelf(ROUTES),
                                shelf(ODDITIES),
                                shelf(SESSIONS),
                                shelf(SITES),
                                shelf(CONNECTIONS),
                                shelf(POLICIES)),
                        new EntryBook.Surroundings(
                                prefixes::registered,
                                prefixId -> carrying.of(prefixId, clock.instant())),
                        config,
                        this);
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, _ -> passed());
    }

    @Override
    public void process(Record<String, EntryInput> record) {
        book.heard(record.value());
    }

    @Override
    public void tell(RouteAnomalyFact fact) {
        String kind = fact.kind().name();
        metrics.counter("peering.detect.told", "kind", kind, "state", fact.state().name())
                .increment();
        context().forward(Outgoing.of(fact, clock.instant()));
    }

    @Override
    public void full() {
        metrics.counter("peering.entry.not.kept").increment();
    }

    /** Until all registrations were read, "nobody registered it" means nothing. */
    private void passed() {
        if (prefixes.isLoaded()) book.passed(clock.instant());
    }

    private <V> StoreShelf<V> shelf(String name) {
        KeyValueStore<String, V> store = context().getStateStore(name);
        return new StoreShelf<>(store);
    }

    private static <V> StoreBuilder<?> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name), Serdes.String(), values)
                .withCachingEnabled();
    }
}
