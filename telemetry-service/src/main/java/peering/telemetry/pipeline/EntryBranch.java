package peering.telemetry.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.StoreBuilder;
import peering.contract.ConnectionFact;
import peering.contract.ReceivedRouteFact;
import peering.contract.SessionFact;
import peering.contract.SiteFact;
import peering.contract.Topics;
import peering.contract.WatchPolicyFact;
import peering.telemetry.entry.EntryConfig;
import peering.telemetry.entry.EntryInput;
import peering.telemetry.entry.EntryStage;
import peering.telemetry.publish.Read;
import peering.telemetry.route.StateJson;
import peering.telemetry.watched.WatchPolicy;
import peering.telemetry.watched.WatchedPrefixes;

/**
 * The part of the topology that looks where registered prefixes enter our network.
 *
 * <pre>
 *   received-routes ─► (by prefix) ─────────────────────────────────────┐
 *   sessions, sites, connections, watch-policies ─► (to every partition) ┴► entry stage ─► route-anomalies
 *   paths (global) ──────────────────────────────────────────────────────┘
 * </pre>
 */
@ApplicationScoped
class EntryBranch {
    private static final int PARTITIONS =
            Topics.ALL.stream()
                    .filter(topic -> topic.name().equals(Topics.RECEIVED_ROUTES))
                    .findFirst()
                    .orElseThrow()
                    .partitions();

    private final WatchedPrefixes prefixes;
    private final EntryConfig config;
    private final Clock clock;
    private final MeterRegistry metrics;

    EntryBranch(WatchedPrefixes prefixes, EntryConfig config, Clock clock, MeterRegistry metrics) {
        this.prefixes = prefixes;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Needs the global store of paths. */
    void addTo(StreamsBuilder builder) {
        EntryStage.stores().forEach(builder::addStateStore);
        routes(builder)
                .merge(words(builder))
                .process(
                        () -> new EntryStage(prefixes, config, clock, metrics),
                        EntryStage.stores().stream().map(StoreBuilder::name).toArray(String[]::new))
                .to(Topics.ROUTE_ANOMALIES, Produced.with(Serdes.String(), Serdes.ByteArray()));
    }

    private static KStream<String, EntryInput> routes(StreamsBuilder builder) {
        return parked(builder, Topics.RECEIVED_ROUTES, ReceivedRouteFact.class, Function.identity())
                .flatMapValues((key, fact) ->
                        EntryInput.route(key, fact).map(List::<EntryInput>of).orElse(List.of()))
                .selectKey((_, input) -> ((EntryInput.OfRoute) input).prefix())
                .repartition(
                        Repartitioned.with(Serdes.String(), StateJson.serde(EntryInput.class))
                                .withName("entry-routes")
                                .withNumberOfPartitions(PARTITIONS));
    }

    private static KStream<String, EntryInput> words(StreamsBuilder builder) {
        var sites = parked(builder, Topics.SITES, SiteFact.class, EntryInput::there);
        var connections =
                parked(builder, Topics.CONNECTIONS, ConnectionFact.class, Function.identity());
        return words(sites, (id, now) -> new EntryInput.OfSite(id, now.flatMap(one -> one)))
                .merge(words(connections, EntryInput.OfConnection::new))
                .merge(
                        words(
                                read(
                                        builder,
                                        Topics.SESSIONS,
                                        SessionFact.class,
                                        EntryInput::active),
                                (id, now) -> new EntryInput.OfSession(id, now.flatMap(one -> one))))
                .merge(
                        words(
                                read(
                                        builder,
                                        Topics.WATCH_POLICIES,
                                        WatchPolicyFact.class,
                                        WatchPolicy::of),
                                EntryInput.OfPolicy::new))
                .repartition(
                        Repartitioned.with(Serdes.String(), StateJson.serde(EntryInput.class))
                                .withName("entry-words")
                                .withNumberOfPartitions(PARTITIONS)
                                .withStreamPartitioner((_, _, _, count) -> everywhere(count)));
    }

    private static <T> KStream<String, EntryInput> words(
            KStream<String, Optional<T>> facts, BiFunction<String, Optional<T>, EntryInput> word) {
        return facts.mapValues(word::apply);
    }

    private static <F, T> KStream<String, Optional<T>> parked(
            StreamsBuilder builder, String topic, Class<F> type, Function<F, T> form) {
        return TelemetryTopology.readable(
                TelemetryTopology.source(builder, topic)
                        .process(() -> new FactReading<>(type, form)),
                topic);
    }

    /** What is no such fact is parked by another branch, which reads the same topic. */
    private static <F, T> KStream<String, Optional<T>> read(
            StreamsBuilder builder, String topic, Class<F> type, Function<F, T> form) {
        return TelemetryTopology.source(builder, topic)
                .process(() -> new FactReading<>(type, form))
                .flatMapValues(one ->
                        one instanceof Read.Good<Optional<T>>(var fact)
                                ? List.of(fact)
                                : List.<Optional<T>>of());
    }

    private static Optional<Set<Integer>> everywhere(int count) {
        return Optional.of(IntStream.range(0, count).boxed().collect(Collectors.toSet()));
    }
}
