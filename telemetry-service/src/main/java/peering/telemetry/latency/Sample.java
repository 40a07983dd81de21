package peering.telemetry.latency;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import peering.contract.LatencySampleFact;

/**
 * One measurement of a series.
 *
 * @param id the same for the same measurement, however often it is sent
 * @param rttMillis empty when there was no answer
 */
public record Sample(String id, Optional<Double> rttMillis, Instant at) {

    public static Sample of(LatencySampleFact fact) {
        return new Sample(
                Objects.requireNonNull(fact.sampleId(), "sampleId is missing"),
                fact.rttMillis(),
                Objects.requireNonNull(fact.measuredAt(), "measuredAt is missing"));
    }
}
