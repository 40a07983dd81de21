package peering.telemetry.latency;

import java.util.Objects;
import peering.contract.LatencySampleFact;
import peering.routing.net.Prefix;

/**
 * A sample with the prefix and place it was measured for; whose series that is, is not known yet.
 */
public record PlacedSample(Prefix prefix, String place, Sample sample) {

    /**
     * @throws IllegalArgumentException if the fact's prefix is no canonical text
     */
    public static PlacedSample of(LatencySampleFact fact) {
        return new PlacedSample(
                Prefix.parse(fact.prefix()),
                Objects.requireNonNull(fact.place(), "place is missing"),
                Sample.of(fact));
    }
}
