package peering.telemetry.edge;

import java.time.Duration;
import java.time.Instant;
import peering.telemetry.latency.Rtts;

/**
 * The round trips of one hour.
 *
 * @param sketch as {@link Rtts} writes it
 */
record EdgeHour(Instant start, long samples, byte[] sketch) {
    static final Duration LENGTH = Duration.ofHours(1);

    static EdgeHour of(Instant at) {
        long length = LENGTH.toSeconds();
        long start = Math.floorDiv(at.getEpochSecond(), length) * length;
        return new EdgeHour(Instant.ofEpochSecond(start), 0, new byte[0]);
    }

    EdgeHour with(double rttMillis) {
        return new EdgeHour(start, samples + 1, Rtts.of(sketch).add(rttMillis).bytes());
    }

    Instant end() {
        return start.plus(LENGTH);
    }

    double median() {
        return Rtts.of(sketch).quantile(0.5);
    }
}
