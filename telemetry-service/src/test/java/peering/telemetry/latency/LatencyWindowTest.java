package peering.telemetry.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatencyWindowTest {
    private static final Instant START = Instant.parse("2026-01-01T12:05:00Z");
    private static final Series SERIES = new Series("pfx_1", "NL-AMS");

    @Test
    void begins_at_a_multiple_of_five_minutes() {
        assertEquals(START, LatencyWindow.startOf(START));
        assertEquals(START, LatencyWindow.startOf(START.plusSeconds(299)));
        assertEquals(START.plusSeconds(300), LatencyWindow.startOf(START.plusSeconds(300)));
    }

    @Test
    void order_and_repetition_do_not_matter() {
        var samples = samples(300);
        var shuffled = new ArrayList<>(samples);
        shuffled.addAll(samples.subList(0, 100));
        Collections.shuffle(shuffled, new Random(1));

        var one = PlaceLatency.of("NL-AMS", List.of(folded(samples)));
        var other = PlaceLatency.of("NL-AMS", List.of(folded(shuffled)));

        assertEquals(one.count(), other.count());
        assertEquals(one.lost(), other.lost());
        assertEquals(one.p95(), other.p95());
        assertEquals(one.mean(), other.mean(), 1e-9);
        assertEquals(one.first(), other.first());
    }

    @Test
    void a_sample_that_was_counted_changes_nothing() {
        var window = folded(samples(10));

        assertSame(window, window.with(samples(10).getFirst()));
    }

    @Test
    void quantiles_are_within_half_a_percent_and_merge_exactly() {
        var samples = samples(1000);
        var windows = new ArrayList<LatencyWindow>();
        for (int i = 0; i < 1000; i += 100) windows.add(folded(samples.subList(i, i + 100)));

        var report = PlaceLatency.of("NL-AMS", windows);

        var sorted = samples.stream().flatMap(s -> s.rttMillis().stream()).sorted().toList();
        assertEquals(100, report.lost());
        assertEquals(0.1, report.lossShare());
        assertEquals(sorted.getFirst(), report.min());
        assertEquals(sorted.getLast(), report.max());
        near(sorted.get((sorted.size() - 1) / 2), report.p50());
        near(sorted.get((int) ((sorted.size() - 1) * 0.95)), report.p95());
        near(sorted.get((int) ((sorted.size() - 1) * 0.99)), report.p99());
    }

    @Test
    void where_nothing_was_answered_there_is_no_latency() {
        var lost = new Sample("s", Optional.empty(), START);

        var report = PlaceLatency.of("NL-AMS", List.of(folded(List.of(lost))));

        assertEquals(1.0, report.lossShare());
        assertNull(report.p50());
        assertNull(report.max());
    }

    private static void near(double exact, double estimate) {
        assertEquals(exact, estimate, exact * 0.0051);
    }

    private static LatencyWindow folded(List<Sample> samples) {
        var window = LatencyWindow.empty(SERIES, START);
        for (var sample : samples) window = window.with(sample);
        return window;
    }

    /** Every tenth is lost. */
    private static List<Sample> samples(int count) {
        var random = new Random(42);
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < count; i++) {
            double rtt = 20 + Math.exp(random.nextGaussian());
            Optional<Double> answer = i % 10 == 0 ? Optional.empty() : Optional.of(rtt);
            samples.add(new Sample("s" + i, answer, START.plusMillis(i * 200L)));
        }
        return samples;
    }
}
