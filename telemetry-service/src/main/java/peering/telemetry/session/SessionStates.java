package peering.telemetry.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import peering.contract.SessionStateFact;
import peering.contract.SessionStateFact.State;
import peering.telemetry.route.Shelf;

/**
 * What was told of each session, so that only a change is told. A session that is not active any
 * more is forgotten after a day.
 */
final class SessionStates {
    private static final Duration KEPT = Duration.ofDays(1);

    private final Shelf<SessionStateFact> shelf;

    /** Sessions that are not active, and since when. */
    private final Map<String, Instant> closed = new HashMap<>();

    /**
     * @param shelf by session id
     */
    SessionStates(Shelf<SessionStateFact> shelf) {
        this.shelf = shelf;
    }

    /** The session is not active any more; nothing to do for one of which nothing was told. */
    void closed(String sessionId, Instant now) {
        if (shelf.get(sessionId) != null) closed.putIfAbsent(sessionId, now);
    }

    /** The session is active, perhaps again. */
    void opened(String sessionId) {
        closed.remove(sessionId);
    }

    /** After a restart: which of them are not active is asked anew. */
    void closeAllBut(Predicate<String> isActive, Instant now) {
        shelf.visit(
                "",
                (id, _) -> {
                    if (!isActive.test(id)) closed.put(id, now);
                });
    }

    /** Forgets those that were closed long ago; of each the last word, for a tombstone. */
    List<SessionStateFact> forgotten(Instant now) {
        var forgotten = new ArrayList<SessionStateFact>();
        var old = now.minus(KEPT);
        closed.entrySet()
                .removeIf(one -> {
                    if (one.getValue().isAfter(old)) return false;
                    forgotten.add(shelf.get(one.getKey()));
                    shelf.delete(one.getKey());
                    return true;
                });
        return forgotten;
    }

    Optional<SessionStateFact> up(String sessionId, Instant since, Instant now) {
        return changed(sessionId, State.Up, since, Optional.empty(), now);
    }

    Optional<SessionStateFact> down(String sessionId, Instant since, String why, Instant now) {
        return changed(sessionId, State.Down, since, Optional.of(why), now);
    }

    private Optional<SessionStateFact> changed(
            String sessionId, State state, Instant since, Optional<String> why, Instant now) {
        var before = shelf.get(sessionId);
        if (before != null && before.state() == state) return Optional.empty();
        // By the clock, so that it grows even after the stores were lost with their topics.
        long revision = Math.max(before == null ? 0 : before.revision() + 1, now.toEpochMilli());
        var fact = new SessionStateFact(sessionId, state, since, why, revision);
        shelf.put(sessionId, fact);
        return Optional.of(fact);
    }
}
