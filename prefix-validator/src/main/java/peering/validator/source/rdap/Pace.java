package peering.validator.source.rdap;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

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
     * Counts a question.
     *
     * @return how long to wait before it may be asked; empty if now
     */
    synchronized Optional<Duration> waitFor(String host, Instant now) {
        var until = closed.getOrDefault(host, now);
        if (until.isAfter(now)) return Optional.of(Duration.between(now, until));
        var from = used.getOrDefault(host, now);
        if (from.isBefore(now)) from = now;
        var free = from.plus(each).minus(AT_ONCE.compareTo(each) > 0 ? AT_ONCE : each);
        if (free.isAfter(now)) return Optional.of(Duration.between(now, free));
        used.put(host, from.plus(each));
        return Optional.empty();
    }

    /** The host wants to be left alone. */
    synchronized void close(String host, Instant until) {
        closed.put(host, until);
    }
}
