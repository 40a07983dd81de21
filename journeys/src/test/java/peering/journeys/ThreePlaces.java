package peering.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import peering.journeys.world.Latency;

/** Six hours of latency from three places, one of which was slow for an hour. */
final class ThreePlaces {
    private static final String SLOW = "DE-FRA";

    private ThreePlaces() {}

    /**
     * A sample a minute from each place.
     *
     * @param more milliseconds on top, from the slow place
     */
    static List<Map<String, Object>> samples(String prefix, Instant from, Instant to, double more) {
        List<Map<String, Object>> samples = new ArrayList<>();
        for (var place : Latency.PLACES) {
            double extra = place.name().equals(SLOW) ? more : 0;
            samples.addAll(
                    Latency.samples(
                            prefix,
                            place,
                            from,
                            to,
                            Duration.ofMinutes(1),
                            extra,
                            from.getEpochSecond()));
        }
        return samples;
    }

    /**
     * The report tells what was sampled.
     *
     * @param places by their names
     */
    static void assertMeasured(Map<String, JsonNode> places) {
        assertEquals(Set.of("NL-AMS", SLOW, "GB-LON"), places.keySet());
        for (var place : Latency.PLACES) {
            var told = places.get(place.name());
            assertEquals(360, told.path("count").asInt());
            assertTrue(told.path("lossShare").asDouble() < 0.1);
            assertEquals(place.rttMs() + 1, told.path("p50").asDouble(), 2.0);
            assertTrue(told.path("p95").asDouble() >= told.path("p50").asDouble());
        }
        assertTrue(places.get(SLOW).path("p95").asDouble() > 50);
    }
}
