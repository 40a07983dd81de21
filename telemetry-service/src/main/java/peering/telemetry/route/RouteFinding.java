package peering.telemetry.route;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
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
 * Stage 1: takes MRT records, keeps what concerns watched prefixes, under the watched prefix's id.
 * A record that cannot be read at all is parked; a flaw inside one is counted, and its routes stand
 * as RFC 7606 says.
 */
public final class RouteFinding
        extends ContextualProcessor<String, byte[], String, Read<Sighting>> {
    /** The key of what concerns every partition. */
    public static final String EVERYWHERE = RouteFinder.EVERYWHERE;

    private final WatchedPrefixes prefixes;
    private final Clock clock;
    private final Counter elements;
    private final Counter matched;
    private final MeterRegistry metrics;
    private final MrtDecoder decoder = new MrtDecoder();

    public RouteFinding(WatchedPrefixes prefixes, Clock clock, MeterRegistry metrics) {
        this.prefixes = prefixes;
        this.clock = clock;
        this.metrics = metrics;
        this.elements = metrics.counter("peering.routes.elements");
        this.matched = metrics.counter("peering.routes.matched");
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
        var finder =
                new RouteFinder(
                        collector.name(),
                        prefixes.verified(),
                        clock.instant(),
                        (key, sighting) -> forward(record, key, sighting));
        decoder.decode(mrt, finder);
        elements.increment(finder.elements());
        finder.flaw().ifPresent(flaw -> flawed(record, flaw));
    }

    private void forward(Record<String, byte[]> record, String key, Sighting sighting) {
        matched.increment();
        context().forward(new Record<>(key, new Read.Good<>(sighting), record.timestamp()));
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
