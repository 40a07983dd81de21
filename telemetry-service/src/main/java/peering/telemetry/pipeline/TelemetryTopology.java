package peering.telemetry.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.StoreBuilder;
import peering.contract.LatencySampleFact;
import peering.contract.PrefixFact;
import peering.contract.Topics;
import peering.contract.WatchPolicyFact;
import peering.telemetry.degradation.DegradationConfig;
import peering.telemetry.degradation.DegradationStage;
import peering.telemetry.detect.DetectionInput;
import peering.telemetry.detect.DetectionStage;
import peering.telemetry.detect.DetectionStages;
import peering.telemetry.edge.EdgeFinding;
import peering.telemetry.edge.EdgeSample;
import peering.telemetry.edge.EdgeStage;
import peering.telemetry.latency.CountedSample;
import peering.telemetry.latency.LatencyConfig;
import peering.telemetry.latency.PlacedSample;
import peering.telemetry.latency.WindowStage;
import peering.telemetry.publish.Read;
import peering.telemetry.route.RouteFinding;
import peering.telemetry.route.StateBytes;
import peering.telemetry.route.StateJson;
import peering.telemetry.watched.WatchedPrefixes;

/**
 * How data walks through the service.
 *
 * <pre>
 *   route-updates ─► stage 1: decode, keep what is watched ─► (by prefix id) ─┐
 *   prefixes, watch-policies ─────────────────────────────────────────────────┴► stage 2: detect ─► route-anomalies
 *
 *   our own sessions: see {@link SessionBranch}; where prefixes enter: see {@link EntryBranch};
 *   which feeds are silent: see {@link PulseBranch}
 *
 *   latency-samples ─┬► fold into windows (their changelog fills the database) ─► fold by site ─► site-latency
 *                    └► judge ─► latency-degradations
 *
 *   whatever cannot be read ─► the topic's .dlq, with the reason in a header
 * </pre>
 *
 * Runs under {@code exactly_once_v2}: what a stage remembers and what it tells are one transaction.
 */
@ApplicationScoped
public class TelemetryTopology {
    private static final Serde<String> TEXT = Serdes.String();
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    /** As many as prefixes has: a prefix and its sightings meet in the same task. */
    private static final int PARTITIONS = partitions(Topics.PREFIXES);

    private static final int SITE_PARTITIONS = partitions(Topics.SITE_LATENCY);

    private final WatchedPrefixes prefixes;
    private final DetectionStages detection;
    private final LatencyConfig latency;
    private final DegradationConfig degradation;
    private final Clock clock;
    private final MeterRegistry metrics;

    TelemetryTopology(
            WatchedPrefixes prefixes,
            DetectionStages detection,
            LatencyConfig latency,
            DegradationConfig degradation,
            Clock clock,
            MeterRegistry metrics) {
        this.prefixes = prefixes;
        this.detection = detection;
        this.latency = latency;
        this.degradation = degradation;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** No client proxy: Kafka Streams looks into the object's fields. */
    @Produces
    @Singleton
    Topology topology(SessionBranch sessions, EntryBranch entries, PulseBranch pulses) {
        var builder = new StreamsBuilder();
        routes(builder);
        sessions.addTo(builder);
        latency(builder);
        entries.addTo(builder);
        pulses.addTo(builder);
        return builder.build();
    }

    private void routes(StreamsBuilder builder) {
        var sightings =
                readable(
                                source(builder, Topics.ROUTE_UPDATES)
                                        .process(() ->
                                                new RouteFinding(
                                                        prefixes, PARTITIONS, clock, metrics)),
                                Topics.ROUTE_UPDATES)
                        .repartition(
                                Repartitioned.with(TEXT, StateBytes.sightings())
                                        .withName("sightings-1")
                                        .withNumberOfPartitions(PARTITIONS)
                                        .withStreamPartitioner((_, key, _, count) ->
                                                RouteFinding.partitionsOf(key, count)))
                        .mapValues(DetectionInput.Saw::new);
        var registrations =
                readable(
                                source(builder, Topics.PREFIXES)
                                        .process(() ->
                                                new FactReading<>(
                                                        PrefixFact.class,
                                                        DetectionInput.Registration::of)),
                                Topics.PREFIXES)
                        .mapValues(DetectionInput.Registered::new);
        var policies =
                readable(
                                source(builder, Topics.WATCH_POLICIES)
                                        .process(() ->
                                                new FactReading<>(
                                                        WatchPolicyFact.class,
                                                        DetectionInput.PolicyChange::of)),
                                Topics.WATCH_POLICIES)
                        .mapValues(DetectionInput.Policed::new);
        DetectionStage.stores().forEach(builder::addStateStore);
        inputs(sightings)
                .merge(inputs(registrations))
                .merge(inputs(policies))
                .process(detection.supplier(), names(DetectionStage.stores()))
                .to(Topics.ROUTE_ANOMALIES, Produced.with(TEXT, BYTES));
    }

    private void latency(StreamsBuilder builder) {
        WindowStage.stores().forEach(builder::addStateStore);
        DegradationStage.stores().forEach(builder::addStateStore);
        var samples =
                readable(
                                source(builder, Topics.LATENCY_SAMPLES)
                                        .process(() ->
                                                new FactReading<>(
                                                        LatencySampleFact.class, PlacedSample::of)),
                                Topics.LATENCY_SAMPLES)
                        .flatMapValues(sample -> sample.map(List::of).orElse(List.of()));
        sites(
                builder,
                samples.process(
                        () -> new WindowStage(prefixes, latency, metrics),
                        names(WindowStage.stores())));
        samples.process(
                        () -> new DegradationStage(prefixes, degradation, clock, metrics),
                        names(DegradationStage.stores()))
                .to(Topics.LATENCY_DEGRADATIONS, Produced.with(TEXT, BYTES));
    }

    /**
     * A place's round trips to a site meet in one task, whichever prefixes they were measured for.
     */
    private void sites(StreamsBuilder builder, KStream<String, CountedSample> samples) {
        builder.globalTable(
                Topics.PATHS, Consumed.with(TEXT, BYTES), Materialized.as(EdgeFinding.PATHS));
        EdgeStage.stores().forEach(builder::addStateStore);
        samples.process(EdgeFinding::new)
                .repartition(
                        Repartitioned.with(TEXT, StateJson.serde(EdgeSample.class))
                                .withName("edge-samples")
                                .withNumberOfPartitions(SITE_PARTITIONS))
                .process(() -> new EdgeStage(latency, clock), names(EdgeStage.stores()))
                .to(Topics.SITE_LATENCY, Produced.with(TEXT, BYTES));
    }

    static KStream<String, byte[]> source(StreamsBuilder builder, String topic) {
        return builder.stream(topic, Consumed.with(TEXT, BYTES));
    }

    /** Parks what could not be read and goes on with the rest. */
    static <T> KStream<String, T> readable(KStream<String, Read<T>> read, String topic) {
        read.flatMapValues(one ->
                        one instanceof Read.Bad<T>(var bytes) ? List.of(bytes) : List.<byte[]>of())
                .to(Topics.deadLetters(topic), Produced.with(TEXT, BYTES));
        return read.flatMapValues(
                one -> one instanceof Read.Good<T>(var value) ? List.of(value) : List.<T>of());
    }

    private static KStream<String, DetectionInput> inputs(
            KStream<String, ? extends DetectionInput> some) {
        return some.mapValues(input -> (DetectionInput) input);
    }

    private static int partitions(String name) {
        return Topics.ALL.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow()
                .partitions();
    }

    private static String[] names(List<StoreBuilder<?>> stores) {
        return stores.stream().map(StoreBuilder::name).toArray(String[]::new);
    }
}
