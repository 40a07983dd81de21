package peering.contract;

import java.time.Instant;
import java.util.Optional;

/**
 * One round trip between a place and a registered prefix.
 *
 * @param place where it was measured, the probe operator's own stable name such as {@code NL-AMS}
 * @param rttMillis milliseconds; empty when the probe got no answer (lost)
 * @param measuredAt by the probe's clock
 */
public record LatencySampleFact(
        String sampleId,
        String prefix,
        String place,
        Optional<Double> rttMillis,
        Instant measuredAt,
        String probe) {}
