package peering.telemetry.replay;

import java.time.Duration;
import java.time.Instant;

/**
 * For how long the database has been there, without a gap, for one who looks again and again. While
 * it is away nobody can say that he is alive; who was silent then must not be taken for dead.
 *
 * <p>Not for several threads.
 */
final class Presence {
    private final Duration gap;
    private Instant since;
    private Instant last;

    /**
     * @param gap between two looks, from which on it counts as having been away
     */
    Presence(Duration gap) {
        this.gap = gap;
    }

    void seen(Instant now) {
        if (last == null || last.plus(gap).isBefore(now)) since = now;
        last = now;
    }

    boolean isAsLongAs(Duration time, Instant now) {
        return since != null && !since.plus(time).isAfter(now);
    }
}
