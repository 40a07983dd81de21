package peering.telemetry.pulse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import peering.telemetry.bmp.BmpCollector;
import peering.telemetry.intake.Collector;

/**
 * Says of each expected feed, now and then, that it speaks. Of a thousand records a second one in
 * ten seconds goes on; the peers' keys are looked up, not cut.
 */
public final class PulseMarks extends ContextualProcessor<String, byte[], String, String> {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int MOST_KEYS = 10_000;

    private final Set<String> expected;
    private final Clock clock;
    private final Map<String, Instant> next = new HashMap<>();

    public PulseMarks(ExpectedFeeds expected, Clock clock) {
        this.expected = expected.names();
        this.clock = clock;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (expected.isEmpty() || record.key() == null) return;
        var now = clock.instant();
        var due = next.get(record.key());
        if (due != null && now.isBefore(due)) return;
        if (next.size() >= MOST_KEYS) next.clear();
        next.put(record.key(), now.plus(EVERY));
        mark(record, now);
    }

    private void mark(Record<String, byte[]> record, Instant now) {
        int end = record.key().indexOf(Collector.SEPARATOR);
        if (end <= 0) return;
        String collector = record.key().substring(0, end);
        String feed =
                BmpCollector.routerOf(collector)
                        .map(router -> Collector.OF_ROUTERS + router)
                        .orElse(collector);
        if (expected.contains(feed))
            context().forward(record.withKey(feed).withValue(now.toString()));
    }
}
