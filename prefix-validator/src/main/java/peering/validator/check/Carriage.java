package peering.validator.check;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import peering.validator.evidence.Received;
import peering.validator.evidence.Received.Link;
import peering.validator.evidence.Received.Route;
import peering.validator.evidence.Received.Session;

/**
 * Which sessions carry the prefix at this moment. One that has just lost it still counts for the
 * time that the rules let it settle.
 */
record Carriage(Received received, RouteRules rules, Instant now) {
    static final String SOURCE = "routes received by our own routers";

    /** Those of which a router tells whether they are up. */
    List<Session> heard() {
        return received.sessions().stream().filter(one -> one.link().isPresent()).toList();
    }

    /** Those of them that carry the prefix. */
    List<Session> carrying() {
        return heard().stream().filter(this::carries).toList();
    }

    /** When the first of those that have just lost it will count as gone. */
    Optional<Instant> settling() {
        return heard().stream()
                .flatMap(session -> settlesAt(session).stream())
                .min(Comparator.naturalOrder());
    }

    boolean carries(Session session) {
        return goneSince(session).isEmpty() || settlesAt(session).isPresent();
    }

    /**
     * When it will count as gone; empty if it carries the prefix, or does not count already. What
     * went at a time that is still to come went before our clock was set back: it is given its time
     * from now. Nobody else's clock makes it so ({@link
     * peering.validator.source.received.ReceivedBook}).
     */
    Optional<Instant> settlesAt(Session session) {
        if (session.route().isEmpty()) return Optional.empty();
        return goneSince(session)
                .map(since -> since.isAfter(now) ? now : since)
                .map(since -> since.plus(rules.settle()))
                .filter(end -> end.isAfter(now));
    }

    private static Optional<Instant> goneSince(Session session) {
        Optional<Instant> down = session.link().filter(link -> !link.up()).map(Link::since);
        Optional<Instant> withdrawn =
                session.route().filter(route -> !route.announced()).map(Route::since);
        if (session.route().isEmpty()) return Optional.of(Instant.EPOCH);
        return withdrawn.or(() -> down);
    }
}
