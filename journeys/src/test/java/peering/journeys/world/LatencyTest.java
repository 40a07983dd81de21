package peering.journeys.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LatencyTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void the_same_seed_tells_the_same_story() {
        assertEquals(samples(0), samples(0));
    }

    @Test
    void a_slower_place_is_slower_by_what_was_asked() {
        var usual = samples(0);
        var slower = samples(40);

        for (int i = 0; i < usual.size(); i++) {
            if (usual.get(i).containsKey("rttMs")) {
                double more =
                        (double) slower.get(i).get("rttMs") - (double) usual.get(i).get("rttMs");
                assertEquals(40, more, 0.001);
            }
        }
    }

    @Test
    void a_sample_has_a_round_trip_or_is_lost() {
        assertEquals(288, samples(0).size());
        assertTrue(
                samples(0).stream()
                        .allMatch(one -> one.containsKey("rttMs") != one.containsKey("lost")));
        assertTrue(samples(0).stream().anyMatch(one -> one.containsKey("lost")));
    }

    private static List<Map<String, Object>> samples(double more) {
        return Latency.samples(
                "192.0.2.0/24",
                new Latency.Place("DE-FRA", 14, 0.05),
                FROM,
                FROM.plus(Duration.ofDays(1)),
                Duration.ofMinutes(5),
                more,
                7);
    }
}
