package peering.telemetry.bmp;

import java.time.Duration;
import java.time.Instant;

/**
 * So many records a second, and a second's worth at once: a router that talks faster waits, so that
 * its share of what all routers' records go through has a bound.
 *
 * <p>Not for several threads.
 */
final class Pace {
    private static final Duration AHEAD = Duration.ofSeconds(1);

    private final long nanosOfOne;
    private Instant paid = Instant.MIN;

    /**
     * @param perSecond 1 to a billion
     */
    Pace(int perSecond) {
        this.nanosOfOne = Duration.ofSeconds(1).toNanos() / perSecond;
    }

    /** From when on the next ones may be taken, after so many were taken now. */
    Instant after(int records, Instant now) {
        var start = paid.isAfter(now) ? paid : now;
        paid = start.plusNanos(nanosOfOne * records);
        return paid.minus(AHEAD);
    }
}
