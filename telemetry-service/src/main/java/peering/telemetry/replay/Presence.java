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
    /** Looks within the time after which somebody is given up; a few, for none comes on the dot. */
    private static final int LEAST_LOOKS = 4;

    private static final int GAPS = 3;

    private final Duration gap;
    private Instant since;
    private Instant last;

    /**
     * @param gap between two looks, from which on it counts as having been away
     */
    Presence(Duration gap) {
        this.gap = gap;
    }

    /**
     * For one who looks at each heartbeat.
     *
     * @param lostAfter for how long somebody may be silent
     * @throws IllegalArgumentException if that is so few heartbeats that each pause between two
     *     would count as a gap, so that nobody were ever given up
     */
    static Presence of(Duration heartbeat, Duration lostAfter) {
        if (heartbeat.multipliedBy(LEAST_LOOKS).compareTo(lostAfter) > 0) {
            throw new IllegalArgumentException(
                    "peering.replays.lost-after (%s) is less than %d times peering.replays.heartbeat (%s): no replay would ever be given up as lost"
                            .formatted(lostAfter, LEAST_LOOKS, heartbeat));
        }
        return new Presence(lostAfter.dividedBy(GAPS));
    }

    void seen(Instant now) {
        if (last == null || last.plus(gap).isBefore(now)) since = now;
        last = now;
    }

    boolean isAsLongAs(Duration time, Instant now) {
        return since != null && !since.plus(time).isAfter(now);
    }
}
