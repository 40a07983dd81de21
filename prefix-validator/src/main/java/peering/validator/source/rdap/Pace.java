package peering.validator.source.rdap;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How fast each host is asked: so many questions a minute, ten seconds' worth of them at once, and
 * none while it wants to be left alone. Hosts come from the bootstrap, so they are few.
 */
final class Pace {
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private final Duration each;

    /** Until when each host's questions so far have used up the time. */
    private final Map<String, Instant> used = new HashMap<>();

    private final Map<String, Instant> closed = new HashMap<>();

    Pace(int perMinute) {
        if (perMinute < 1) throw new IllegalArgumentException("peering.rdap.per-minute < 1");
        this.each = Duration.ofMinutes(1).dividedBy(perMinute);
    }

    /**
     * @param granted false: it may not be asked, and has to be asked for again
     * @param after how long until it may be
     */
    record Turn(boolean granted, Duration after) {}

    /**
     * Takes the next turn if it comes soon enough; what is not granted is not counted.
     *
     * @param most how long the one who asks would wait for it
     */
    synchronized Turn turn(String host, Instant now, Duration most) {
        var until = closed.getOrDefault(host, now);
        if (until.isAfter(now)) return new Turn(false, Duration.between(now, until));
        var from = used.getOrDefault(host, now);
        if (from.isBefore(now)) from = now;
        var free = from.plus(each).minus(AT_ONCE.compareTo(each) > 0 ? AT_ONCE : each);
        var wait = free.isAfter(now) ? Duration.between(now, free) : Duration.ZERO;
        if (wait.compareTo(most) > 0) return new Turn(false, wait);
        used.put(host, from.plus(each));
        return new Turn(true, wait);
    }

    /** The host wants to be left alone. */
    synchronized void close(String host, Instant until) {
        closed.put(host, until);
    }
}
