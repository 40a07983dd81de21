package peering.telemetry.session;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Since when nothing was heard of each peer, in the time of the records and not of the wall: what
 * waits on the topic, because we or the broker were away, is no silence.
 *
 * <p>Time passes by marks that are written to the same broker. Where they have a gap nobody could
 * write, and then every peer has its whole time again.
 */
final class Silence {
    private final Duration lostAfter;
    private final Map<String, Instant> heard = new HashMap<>();
    private Instant mark;

    /**
     * @param lostAfter so much of it a peer is lost
     * @param start nobody is silent for longer than since then
     */
    Silence(Duration lostAfter, Instant start) {
        this.lostAfter = lostAfter;
        this.mark = start;
    }

    void heard(String key, Instant at) {
        heard.merge(key, at, Silence::later);
    }

    void forget(String key) {
        heard.remove(key);
    }

    /** To be called for each mark, before {@link #isLost}. */
    void passed(Instant now) {
        if (mark.plus(lostAfter.dividedBy(2)).isBefore(now)) {
            heard.replaceAll((_, at) -> later(at, now));
        }
        mark = later(mark, now);
    }

    boolean isLost(String key, Instant now) {
        return heard.getOrDefault(key, mark).plus(lostAfter).isBefore(now);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
