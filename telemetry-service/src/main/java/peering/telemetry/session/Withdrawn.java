package peering.telemetry.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import peering.contract.ReceivedRouteFact;

/**
 * Routes that were told as withdrawn, oldest first, about: until when they are remembered. Longer
 * than the clocks of two replicas may differ, since revisions go by them.
 */
final class Withdrawn {
    private static final Duration KEPT = Duration.ofHours(1);

    /** A partner may announce and withdraw as many as it likes. */
    static final int MOST = 100_000;

    /** Each second; a transaction must not last long. */
    private static final int AT_ONCE = 20_000;

    private final Deque<Old> inOrder = new ArrayDeque<>();

    /**
     * @param revision of the withdrawal; a later word has another
     */
    record Old(String key, long revision, Instant told) {}

    /** A revision is a time, nearly always (see {@link ReceivedRoutes}); that of its telling. */
    void add(String key, ReceivedRouteFact fact) {
        var told = Instant.ofEpochMilli(fact.revision());
        inOrder.addLast(new Old(key, fact.revision(), told));
    }

    /** Those whose time is over, and those that are too many. */
    List<Old> due(Instant now) {
        var due = new ArrayList<Old>();
        var end = now.minus(KEPT);
        while (due.size() < AT_ONCE && !inOrder.isEmpty()) {
            boolean over = inOrder.size() > MOST || !inOrder.peekFirst().told().isAfter(end);
            if (!over) break;
            due.add(inOrder.removeFirst());
        }
        return due;
    }
}
