package peering.telemetry.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.StoreBuilder;
import peering.contract.PrefixFact;
import peering.contract.SessionFact;
import peering.contract.Topics;
import peering.routing.net.Prefix;
import peering.telemetry.bmp.BmpConfig;
import peering.telemetry.intake.Collector;
import peering.telemetry.publish.Outgoing;
import peering.telemetry.publish.Read;
import peering.telemetry.route.StateJson;
import peering.telemetry.session.OwnSession;
import peering.telemetry.session.SessionInput;
import peering.telemetry.session.SessionInput.Word;
import peering.telemetry.session.SessionStage;

/**
 * The part of the topology that looks after our own sessions.
 *
 * <pre>
 *   route-updates (of routers) ───────────────────┐
 *   prefixes ─┬► (to every partition) ────────────┴► session stage ─┬► session-states
 *   sessions ─┤                                                     └► received-routes
 *   time ─────┘
 * </pre>
 *
 * A registered prefix may be announced by any peer, and a session be any router's: therefore
 * registration's words go to every partition. The routes stay where they are. So does the word that
 * time has passed: a task takes from its topics what was written first, so that whoever reads it
 * has read all that was written before.
 */
@ApplicationScoped
class SessionBranch {
    /** As many as route-updates has: a peer's routes and registration's words meet in a task. */
    private static final int PARTITIONS =
            Topics.ALL.stream()
                    .filter(topic -> topic.name().equals(Topics.ROUTE_UPDATES))
                    .findFirst()
                    .orElseThrow()
                    .partitions();

    private final BmpConfig config;
    private final Clock clock;
    private final MeterRegistry metrics;

    SessionBranch(BmpConfig config, Clock clock, MeterRegistry metrics) {
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
    }

    void addTo(StreamsBuilder builder) {
        SessionStage.stores().forEach(builder::addStateStore);
        var heard =
                TelemetryTopology.source(builder, Topics.ROUTE_UPDATES)
                        .filter((key, value) -> isOfRouter(key) && value != null)
                        .mapValues(record -> (SessionInput) new SessionInput.Heard(record));
        words(builder)
                .mapValues(word -> (SessionInput) word)
                .merge(heard)
                .process(
                        () -> new SessionStage(config, clock, metrics),
                        SessionStage.stores().stream()
                                .map(StoreBuilder::name)
                                .toArray(String[]::new))
                .to(
                        (_, _, record) -> Outgoing.topic(record.headers()),
                        Produced.with(Serdes.String(), Serdes.ByteArray()));
    }

    private static boolean isOfRouter(String key) {
        return key != null && key.startsWith(Collector.OF_ROUTERS);
    }

    private KStream<String, Word> words(StreamsBuilder builder) {
        return prefixes(builder)
                .merge(sessions(builder))
                .merge(marks(builder))
                .repartition(
                        Repartitioned.with(Serdes.String(), StateJson.serde(Word.class))
                                .withName("own-words")
                                .withNumberOfPartitions(PARTITIONS)
                                .withStreamPartitioner((_, _, _, count) -> everywhere(count)));
    }

    /** Rides on a topic whose records it does not look at: only a source gives a stage life. */
    private KStream<String, Word> marks(StreamsBuilder builder) {
        return TelemetryTopology.source(builder, Topics.SESSIONS)
                .process(() -> new TimeMarks(clock));
    }

    /** What is no such fact is parked where stage 2's reading of the same topic finds it. */
    private static KStream<String, Word> prefixes(StreamsBuilder builder) {
        return TelemetryTopology.source(builder, Topics.PREFIXES)
                .process(() -> new FactReading<>(PrefixFact.class, SessionBranch::registered))
                .flatMapValues((id, read) ->
                        read instanceof Read.Good<Optional<Optional<Prefix>>>(var prefix)
                                ? List.<Word>of(
                                        new SessionInput.OfPrefix(id, prefix.flatMap(one -> one)))
                                : List.<Word>of());
    }

    private static Optional<Prefix> registered(PrefixFact fact) {
        boolean given = fact.standing() == PrefixFact.Standing.Released;
        return given ? Optional.empty() : Optional.of(Prefix.parse(fact.prefix()));
    }

    private static KStream<String, Word> sessions(StreamsBuilder builder) {
        return TelemetryTopology.readable(
                        TelemetryTopology.source(builder, Topics.SESSIONS)
                                .process(
                                        () -> new FactReading<>(SessionFact.class, OwnSession::of)),
                        Topics.SESSIONS)
                .mapValues((id, session) ->
                        (Word) new SessionInput.OfSession(id, session.flatMap(one -> one)));
    }

    private static Optional<Set<Integer>> everywhere(int count) {
        return Optional.of(IntStream.range(0, count).boxed().collect(Collectors.toSet()));
    }
}
