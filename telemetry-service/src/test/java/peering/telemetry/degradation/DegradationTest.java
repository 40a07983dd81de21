package peering.telemetry.degradation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.LatencyDegradationFact;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;
import peering.routing.net.Prefix;
import peering.telemetry.latency.Sample;
import peering.telemetry.latency.Series;
import peering.telemetry.watched.WatchedPrefix;

class DegradationTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final WatchedPrefix WATCHED =
            new WatchedPrefix(
                    "pfx_1", "acme", "con_1", Prefix.parse("203.0.113.0/24"), List.of(1L), true);

    record Config(
            int latest,
            int baseline,
            int leastBaseline,
            double leastRiseMillis,
            double leastRiseShare,
            double certainty,
            double criticalRiseMillis,
            Duration newNormalAfter)
            implements DegradationConfig {
        static final Config SHIPPED =
                new Config(8, 30, 15, 5, 0.05, 3.09, 100, Duration.ofHours(24));
    }

    @ParameterizedTest(name = "{0} against {1} has z {2}")
    @CsvSource({
        "'9 9 9 9', '1 1 1 1', 2.309",
        "'1 1 1 1', '1 1 1 1', 0",
        "'1 3',     '2 2',     0",
        "'1 1 1 1', '9 9 9 9', -2.309",
    })
    void z_is_that_of_mann_and_whitney(String latest, String before, double z) {
        assertEquals(z, RankGate.z(numbers(latest), numbers(before)), 0.001);
    }

    @ParameterizedTest
    @CsvSource({"'3 1 2', 2", "'4 1 2 3', 2.5", "'7', 7"})
    void median_is_exact(String values, double median) {
        assertEquals(median, RankGate.median(numbers(values)));
    }

    @Test
    void a_step_of_40_ms_is_one_degradation_and_its_end_one_recovery() {
        var samples = samples(120, i -> 20 + noise(i) + (i >= 50 && i < 80 ? 40 : 0));

        var told = told(samples);

        assertEquals(List.of(State.Open, State.Ended), states(told));
        assertEquals(at(50), told.getFirst().startedAt());
        assertEquals(Severity.Warning, told.getFirst().severity());
        assertEquals(20, told.getFirst().baselineMillis(), 1);
        assertEquals(60, told.getFirst().currentMillis(), 1);
        assertTrue(told.getLast().endedAt().orElseThrow().isAfter(at(80)));
        assertEquals(2, told.getLast().revision());
    }

    @Test
    void a_day_of_flat_noise_and_single_outliers_are_nothing() {
        var random = new Random(7);
        var samples = samples(1440, i -> 30 + random.nextGaussian() + (i % 40 == 0 ? 500 : 0));

        assertEquals(List.of(), told(samples));
    }

    @Test
    void a_small_rise_is_nobodys_trouble() {
        assertEquals(List.of(), told(samples(120, i -> 20 + noise(i) + (i >= 50 ? 4 : 0))));
        assertEquals(List.of(), told(samples(120, i -> 200 + noise(i) + (i >= 50 ? 8 : 0))));
    }

    @Test
    void is_not_judged_before_there_is_a_baseline() {
        assertEquals(List.of(), told(samples(40, i -> i < 10 ? 20 : 60)));
    }

    @Test
    void duplicates_and_neighbours_out_of_order_do_not_matter() {
        var samples = samples(120, i -> 20 + noise(i) + (i >= 50 && i < 80 ? 40 : 0));
        var mixed = new ArrayList<Sample>();
        for (int i = 0; i < samples.size(); i += 3) {
            var three = new ArrayList<>(samples.subList(i, i + 3));
            Collections.reverse(three);
            mixed.addAll(three);
            mixed.addAll(three);
        }

        var told = told(mixed);

        assertEquals(List.of(State.Open, State.Ended), states(told));
        assertEquals(told(samples).getFirst().degradationId(), told.getFirst().degradationId());
    }

    @Test
    void lost_samples_are_not_round_trips() {
        var samples = new ArrayList<>(samples(60, i -> 20 + noise(i)));
        samples.replaceAll(sample ->
                sample.at().isAfter(at(40))
                        ? new Sample(sample.id(), Optional.empty(), sample.at())
                        : sample);

        assertEquals(List.of(), told(samples));
    }

    @Test
    void what_lasts_a_day_is_how_it_is_now() {
        var told = told(samples(1600, i -> 20 + noise(i) + (i >= 50 ? 40 : 0)));

        assertEquals(List.of(State.Open, State.Ended), states(told));
        assertTrue(told.getLast().summary().contains("taken as normal"));
    }

    @Test
    void what_gets_critical_is_told_again() {
        var told = told(samples(100, i -> 20 + noise(i) + (i >= 70 ? 200 : i >= 50 ? 40 : 0)));

        assertEquals(
                List.of(Severity.Warning, Severity.Critical),
                told.stream().map(LatencyDegradationFact::severity).toList());
    }

    @Test
    void ends_when_the_prefix_is_no_longer_watched() {
        var life = new DegradationLife(Config.SHIPPED);
        var history = LatencyHistory.of(new Series("pfx_1", "NL-AMS"));
        for (var sample : samples(70, i -> 20 + noise(i) + (i >= 50 ? 40 : 0))) {
            history = life.measured(history, WATCHED, sample).next();
        }

        var told = life.over(history, WATCHED).told().orElseThrow();

        assertEquals(State.Ended, told.state());
        assertTrue(life.over(history, WATCHED).next().trouble().isEmpty());
    }

    /** Three weeks of a probe that is unwell a third of the time; the labels are exact. */
    @Test
    void a_labelled_trace_is_told_without_noise() {
        var trace = Trace.read("synthetic-18");

        var told = told(trace.samples());

        var opens = told.stream().filter(fact -> fact.state() == State.Open).toList();
        long right = opens.stream().filter(trace::roseBefore).count();
        long ids = opens.stream().map(LatencyDegradationFact::degradationId).distinct().count();
        assertTrue(ids >= 10, "degradations told: " + ids);
        assertTrue(right >= 0.6 * opens.size(), right + " of " + opens.size() + " are labelled");
        told.stream()
                .filter(fact -> fact.state() == State.Ended)
                .forEach(fact -> assertTrue(fact.endedAt().get().isAfter(fact.startedAt())));
    }

    static List<LatencyDegradationFact> told(List<Sample> samples) {
        var life = new DegradationLife(Config.SHIPPED);
        var history = LatencyHistory.of(new Series("pfx_1", "NL-AMS"));
        var told = new ArrayList<LatencyDegradationFact>();
        for (var sample : samples) {
            var step = life.measured(history, WATCHED, sample);
            history = step.next();
            step.told().ifPresent(told::add);
        }
        return told;
    }

    private static List<Sample> samples(int count, IntToDoubleFunction rtt) {
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < count; i++) {
            samples.add(new Sample("s" + i, Optional.of(rtt.applyAsDouble(i)), at(i)));
        }
        return samples;
    }

    /** One sample a minute. */
    private static Instant at(int index) {
        return START.plusSeconds(60L * index);
    }

    private static double noise(int index) {
        return (index * 7 % 11) / 10.0 - 0.5;
    }

    private static List<Double> numbers(String text) {
        return java.util.Arrays.stream(text.split(" ")).map(Double::valueOf).toList();
    }

    private static List<State> states(List<LatencyDegradationFact> told) {
        return told.stream().map(LatencyDegradationFact::state).toList();
    }
}
