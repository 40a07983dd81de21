package peering.journeys.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Latency samples of a prefix, made up from a seed: the same seed, the same samples. */
public final class Latency {
    private static final double JITTER_MS = 1.5;

    private Latency() {}

    /**
     * @param rttMs the middle round trip
     * @param lossShare how many of the samples are lost, 0 to 1
     */
    public record Place(String name, double rttMs, double lossShare) {}

    public static final List<Place> PLACES =
            List.of(
                    new Place("NL-AMS", 8, 0.01),
                    new Place("DE-FRA", 14, 0.02),
                    new Place("GB-LON", 19, 0.01));

    /**
     * One sample each {@code every}, from {@code from} until before {@code to}.
     *
     * @param moreMs on top of the place's round trip, for a place that has become slower
     */
    public static List<Map<String, Object>> samples(
            String prefix,
            Place place,
            Instant from,
            Instant to,
            Duration every,
            double moreMs,
            long seed) {
        var random = new Random(seed ^ place.name().hashCode());
        List<Map<String, Object>> samples = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); at = at.plus(every)) {
            boolean lost = random.nextDouble() < place.lossShare();
            double rtt = place.rttMs() + moreMs + Math.abs(random.nextGaussian()) * JITTER_MS;
            samples.add(
                    lost
                            ? Api.object(
                                    "prefix", prefix, "place", place.name(), "at", at, "lost", true)
                            : Api.object(
                                    "prefix",
                                    prefix,
                                    "place",
                                    place.name(),
                                    "at",
                                    at,
                                    "rttMs",
                                    Math.round(rtt * 1000) / 1000.0));
        }
        return samples;
    }
}
