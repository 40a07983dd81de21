package peering.telemetry.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.StoreBuilder;
import peering.contract.Topics;
import peering.telemetry.pulse.ExpectedFeeds;
import peering.telemetry.pulse.PulseConfig;
import peering.telemetry.pulse.PulseMarks;
import peering.telemetry.pulse.PulseStage;

/**
 * The part of the topology that listens whether feeds speak at all.
 *
 * <pre>
 *   route-updates ─► a mark of each expected feed, now and then ─► (one partition) ─► feed-troubles
 * </pre>
 *
 * One partition, so that a feed of which nothing ever comes is missed by somebody.
 */
@ApplicationScoped
class PulseBranch {
    private final ExpectedFeeds expected;
    private final PulseConfig config;
    private final Clock clock;
    private final MeterRegistry metrics;

    PulseBranch(ExpectedFeeds expected, PulseConfig config, Clock clock, MeterRegistry metrics) {
        this.expected = expected;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
    }

    void addTo(StreamsBuilder builder) {
        PulseStage.stores().forEach(builder::addStateStore);
        TelemetryTopology.source(builder, Topics.ROUTE_UPDATES)
                .process(() -> new PulseMarks(expected, clock))
                .repartition(
                        Repartitioned.with(Serdes.String(), Serdes.String())
                                .withName("feed-marks")
                                .withNumberOfPartitions(1))
                .process(
                        () -> new PulseStage(expected, config, clock, metrics),
                        PulseStage.stores().stream().map(StoreBuilder::name).toArray(String[]::new))
                .to(Topics.FEED_TROUBLES, Produced.with(Serdes.String(), Serdes.ByteArray()));
    }
}
