package peering.telemetry.session;

import java.time.Instant;
import java.util.Optional;
import peering.contract.SessionStateFact;
import peering.contract.SessionStateFact.State;
import peering.telemetry.route.Shelf;

/** What was told of each session, so that only a change is told. */
final class SessionStates {
    private final Shelf<SessionStateFact> shelf;

    /**
     * @param shelf by session id
     */
    SessionStates(Shelf<SessionStateFact> shelf) {
        this.shelf = shelf;
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
