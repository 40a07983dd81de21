package peering.validator.source.rdap;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * How fast each host is asked: so many questions a minute, ten seconds' worth of them at once, and
 * none while it wants to be left alone. Hosts come from the bootstrap, so they are few.
 *
 * <pre>
 *   claims .................... all of it that nobody else takes
 *   whoever asks aside ........ a third of it at the most, all together
 *   one organisation of them .. a sixth
 * </pre>
 */
final class Pace {
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private final Duration each;

    /** Until when each host's questions so far have used up the time. */
    private final Map<String, Instant> used = new HashMap<>();

    private static final int ASIDE = 3;
    private static final int ONE = 6;

    /** Beyond these, those whose time is over are forgotten. */
    private static final int MOST_ASKERS = 1000;

    private static final String ALL_ASIDE = " ";

    /** The same of those who ask aside: by host, and by host and organisation. */
    private final Map<String, Instant> usedAside = new HashMap<>();

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
        var wait = wait(used.get(host), each, now);
        if (wait.compareTo(most) > 0) return new Turn(false, wait);
        book(used, host, each, now);
        return new Turn(true, wait);
    }

    /**
     * As {@link #turn}, of somebody who asks beside the claims.
     *
     * @param who organisation
     */
    synchronized Turn aside(String host, String who, Instant now, Duration most) {
        String all = host + ALL_ASIDE;
        String own = all + who;
        var share =
                longer(
                        wait(usedAside.get(all), each.multipliedBy(ASIDE), now),
                        wait(usedAside.get(own), each.multipliedBy(ONE), now));
        if (share.compareTo(most) > 0) return new Turn(false, share);
        var turn = turn(host, now, most);
        if (!turn.granted()) return turn;
        if (usedAside.size() > MOST_ASKERS) usedAside.values().removeIf(then -> then.isBefore(now));
        book(usedAside, all, each.multipliedBy(ASIDE), now);
        book(usedAside, own, each.multipliedBy(ONE), now);
        return new Turn(true, longer(turn.after(), share));
    }

    private static Duration wait(Instant used, Duration each, Instant now) {
        var free = begin(used, now).plus(each).minus(longer(AT_ONCE, each));
        return free.isAfter(now) ? Duration.between(now, free) : Duration.ZERO;
    }

    private static void book(Map<String, Instant> used, String key, Duration each, Instant now) {
        used.put(key, begin(used.get(key), now).plus(each));
    }

    private static Instant begin(Instant used, Instant now) {
        return used == null || used.isBefore(now) ? now : used;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    synchronized int askers() {
        return usedAside.size();
    }

    /** The host wants to be left alone. */
    synchronized void close(String host, Instant until) {
        closed.put(host, until);
    }
}
