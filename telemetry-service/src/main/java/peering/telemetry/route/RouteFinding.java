package peering.telemetry.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import peering.routing.bgp.Flaw;
import peering.routing.mrt.MrtDecoder;
import peering.routing.mrt.MrtRecord;
import peering.telemetry.intake.Collector;
import peering.telemetry.publish.Outgoing;
import peering.telemetry.publish.Read;
import peering.telemetry.watched.WatchedPrefixes;

/**
 * Stage 1: takes MRT records, keeps what concerns watched prefixes, together for each partition
 * that the prefixes' ids belong to. The key names the partition. A record that cannot be read at
 * all is parked; a flaw inside one is counted, and its routes stand as RFC 7606 says.
 */
public final class RouteFinding
        extends ContextualProcessor<String, byte[], String, Read<Sightings>> {
    private final WatchedPrefixes prefixes;
    private final int partitions;
    private final Clock clock;
    private final Counter elements;
    private final Counter matched;
    private final MeterRegistry metrics;
    private final MrtDecoder decoder = new MrtDecoder();
    private final TreeMap<String, List<Sightings.Found>> found = new TreeMap<>();

    /**
     * @param partitions of the topic that the sightings go to, and of the prefixes' own
     */
    public RouteFinding(
            WatchedPrefixes prefixes, int partitions, Clock clock, MeterRegistry metrics) {
        this.prefixes = prefixes;
        this.partitions = partitions;
        this.clock = clock;
        this.metrics = metrics;
        this.elements = metrics.counter("peering.routes.elements");
        this.matched = metrics.counter("peering.routes.matched");
    }

    /** Where a record of this key belongs: one partition, or all. */
    public static Optional<Set<Integer>> partitionsOf(String key, int count) {
        return Optional.of(
                key.equals(RouteFinder.EVERYWHERE)
                        ? IntStream.range(0, count).boxed().collect(Collectors.toSet())
                        : Set.of(Integer.parseInt(key)));
    }

    @Override
    public void process(Record<String, byte[]> record) {
        try {
            decode(record, MrtRecord.of(record.value()), Collector.ofKey(record.key()));
        } catch (IllegalArgumentException | NullPointerException unreadable) {
            park(record, "not one MRT record of a collector: " + unreadable.getMessage());
        }
    }

    private void decode(Record<String, byte[]> record, MrtRecord mrt, Collector collector) {
        found.clear();
        var finder =
                new RouteFinder(collector.name(), prefixes.verified(), clock.instant(), this::keep);
        decoder.decode(mrt, finder);
        elements.increment(finder.elements());
        found.forEach((key, some) -> forward(record, key, some));
        finder.flaw().ifPresent(flaw -> flawed(record, flaw));
    }

    private void keep(String prefixId, Sighting sighting) {
        found.computeIfAbsent(keyOf(prefixId), _ -> new ArrayList<>())
                .add(new Sightings.Found(prefixId, sighting));
    }

    /** A prefix's facts go where the producer's own choice sends their key; so do its routes. */
    private String keyOf(String prefixId) {
        if (prefixId.equals(RouteFinder.EVERYWHERE)) return RouteFinder.EVERYWHERE;
        byte[] key = prefixId.getBytes(UTF_8);
        return Integer.toString(BuiltInPartitioner.partitionForKey(key, partitions));
    }

    private void forward(Record<String, byte[]> record, String key, List<Sightings.Found> some) {
        matched.increment(some.size());
        for (int from = 0; from < some.size(); from += Sightings.MOST) {
            int to = Math.min(some.size(), from + Sightings.MOST);
            var part = new Sightings(some.subList(from, to));
            context().forward(new Record<>(key, new Read.Good<>(part), record.timestamp()));
        }
    }

    private void flawed(Record<String, byte[]> record, Flaw flaw) {
        metrics.counter("peering.routes.flawed", "handling", flaw.handling().name()).increment();
        if (flaw.handling() == Flaw.Handling.UNREADABLE) park(record, flaw.why());
    }

    private void park(Record<String, byte[]> record, String why) {
        metrics.counter("peering.routes.parked").increment();
        context().forward(Outgoing.parked(record, why));
    }
}
