package peering.alerting.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * At most {@code most} attempts begin within any {@code per}, wherever it is laid.
 *
 * <p>A fifth of them may come together, the rest are spread evenly (GCRA, ITU-T I.371): with a
 * burst of b, and i between two, the most within a time t is b − 1 + t/i; i is chosen so that this
 * is {@code most}. What is kept is one time: when the next is free if each came alone.
 */
record RateLimit(int most, Duration per) {
    private static final int BURST_IS_ONE_OF = 5;

    /** The one of both that lets less through in the long run. */
    static RateLimit slower(Optional<RateLimit> one, RateLimit other) {
        return one.filter(limit -> limit.between().compareTo(other.between()) > 0).orElse(other);
    }

    private int burst() {
        return Math.max(1, most / BURST_IS_ONE_OF);
    }

    /** Rounded up, so that no rounding lets one more through. */
    private Duration between() {
        long places = most - burst() + 1L;
        return Duration.ofNanos((per.toNanos() + places - 1) / places);
    }

    /** How many may begin now. */
    int allowed(Instant freeAt, Instant now) {
        Instant free = freeAt.isAfter(now) ? freeAt : now;
        var ahead = Duration.between(free, now.plus(between().multipliedBy(burst())));
        if (ahead.isNegative()) return 0;
        return Math.toIntExact(ahead.dividedBy(between()));
    }

    /** What is to be kept after {@code begun} began now. */
    Instant after(Instant freeAt, Instant now, int begun) {
        Instant free = freeAt.isAfter(now) ? freeAt : now;
        return free.plus(between().multipliedBy(begun));
    }

    /** When one more may begin. */
    Instant next(Instant freeAt) {
        return freeAt.minus(between().multipliedBy(burst() - 1L));
    }
}
