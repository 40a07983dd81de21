package peering.telemetry.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import peering.contract.ReceivedRouteFact;
import peering.contract.SessionStateFact;
import peering.routing.mrt.MrtDecoder;
import peering.routing.mrt.MrtRecord;
import peering.routing.net.Prefix;
import peering.telemetry.bmp.BmpConfig;
import peering.telemetry.intake.Collector;
import peering.telemetry.intake.RouteIntake;
import peering.telemetry.publish.Outgoing;
import peering.telemetry.route.StateJson;
import peering.telemetry.route.StoreShelf;
import peering.telemetry.session.SessionInput.Heard;
import peering.telemetry.session.SessionInput.OfPrefix;
import peering.telemetry.session.SessionInput.OfSession;
import peering.telemetry.session.SessionInput.Passed;

/**
 * The door between the topology and the {@link SessionBook}. All records of one peer address come
 * to the same task, whatever router shows it, so that a session has one writer.
 */
public final class SessionStage extends ContextualProcessor<String, SessionInput, String, byte[]>
        implements SessionBook.Outlet {
    private static final String PEERS = "own-peers";
    private static final String ROUTES = "own-routes";
    private static final String RECEIVED = "own-received";
    private static final String STATES = "own-states";
    private static final String PREFIXES = "own-prefixes";
    private static final String SESSIONS = "own-sessions";

    private final BmpConfig config;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final MrtDecoder decoder = new MrtDecoder();
    private SessionBook book;

    public SessionStage(BmpConfig config, Clock clock, MeterRegistry metrics) {
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** The stores it needs, to be connected to it under their names. */
    public static List<StoreBuilder<?>> stores() {
        return List.of(
                store(PEERS, StateJson.serde(OwnPeer.class)),
                store(ROUTES, StateJson.serde(RouteTable.Kept.class)),
                store(RECEIVED, StateJson.serde(ReceivedRouteFact.class)),
                store(STATES, StateJson.serde(SessionStateFact.class)),
                store(PREFIXES, StateJson.serde(Prefix.class)),
                store(SESSIONS, StateJson.serde(OwnSession.class)));
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        KeyValueStore<String, RouteTable.Kept> routes = context.getStateStore(ROUTES);
        var tables =
                new SessionBook.Tables(
                        new OwnSessions(shelf(SESSIONS), config.routers()),
                        new RegisteredPrefixes(shelf(PREFIXES)),
                        new RouteTable(
                                new StoreShelf<>(routes),
                                routes::approximateNumEntries,
                                config.mostRoutes()),
                        new ReceivedRoutes(shelf(RECEIVED), config.mostTold()),
                        new SessionStates(shelf(STATES)));
        var patience = new SessionBook.Patience(config.lostAfter(), config.settle());
        book = new SessionBook(shelf(PEERS), tables, patience, this, clock.instant());
    }

    @Override
    public void process(Record<String, SessionInput> record) {
        var now = clock.instant();
        switch (record.value()) {
            case Heard(byte[] bytes) -> heard(record, bytes);
            case OfPrefix(String id, Optional<Prefix> prefix) ->
                    prefix.ifPresentOrElse(
                            one -> book.registered(id, one, now), () -> book.unregistered(id));
            case OfSession(String id, Optional<OwnSession> session) ->
                    session.ifPresentOrElse(
                            one -> book.session(one, now), () -> book.noSession(id, now));
            case Passed(Instant at) -> book.passed(earlier(at, now));
        }
    }

    /** What cannot be read at all is parked by stage 1, which reads the same record. */
    private void heard(Record<String, SessionInput> record, byte[] bytes) {
        try {
            var collector = Collector.ofKey(record.key()).name();
            var connection = header(record, RouteIntake.CONNECTION).orElse("");
            var written = earlier(Instant.ofEpochMilli(record.timestamp()), clock.instant());
            var reason = header(record, RouteIntake.REASON);
            var sink = new OwnRouteSink(collector, connection, reason, book, written);
            decoder.decode(MrtRecord.of(bytes), sink);
        } catch (IllegalArgumentException unreadable) {
            notKept("unreadable");
        }
    }

    private static Optional<String> header(Record<String, SessionInput> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(header -> new String(header.value(), UTF_8));
    }

    /** A replica whose clock is ahead does not make time pass. */
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    @Override
    public void tell(SessionStateFact fact) {
        metrics.counter("peering.sessions.told", "state", fact.state().name()).increment();
        context().forward(Outgoing.of(fact, clock.instant()));
    }

    @Override
    public void tell(ReceivedRouteFact fact) {
        metrics.counter("peering.received.told", "state", fact.state().name()).increment();
        context().forward(Outgoing.of(fact, clock.instant()));
    }

    @Override
    public void forget(SessionStateFact last) {
        context().forward(Outgoing.of(last, clock.instant()).withValue(null));
    }

    @Override
    public void forget(ReceivedRouteFact last) {
        context().forward(Outgoing.of(last, clock.instant()).withValue(null));
    }

    @Override
    public void notKept(String why) {
        metrics.counter("peering.received.not.kept", "why", why).increment();
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
