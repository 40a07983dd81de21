package peering.telemetry.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import peering.contract.ReceivedRouteFact;
import peering.contract.ReceivedRouteFact.State;
import peering.routing.net.Prefix;
import peering.telemetry.route.Shelf;

/** What was told of each session's routes, so that only what is new is told. */
final class ReceivedRoutes {
    private final Shelf<ReceivedRouteFact> shelf;

    /**
     * @param shelf by the facts' key
     */
    ReceivedRoutes(Shelf<ReceivedRouteFact> shelf) {
        this.shelf = shelf;
    }

    static String key(String sessionId, String prefix) {
        return sessionId + " " + prefix;
    }

    boolean isAnnounced(String sessionId, Prefix prefix) {
        return isAnnounced(shelf.get(key(sessionId, prefix.toString())));
    }

    /** The prefixes told as announced. */
    void announcedOn(String sessionId, BiConsumer<String, ReceivedRouteFact> each) {
        shelf.visit(
                sessionId + " ",
                (key, fact) -> {
                    if (isAnnounced(fact)) each.accept(key, fact);
                });
    }

    /** Empty if that was told before. */
    Optional<ReceivedRouteFact> announced(OwnSession session, OwnRoute route, Instant now) {
        String key = key(session.sessionId(), route.prefix().toString());
        var before = shelf.get(key);
        if (isAnnounced(before) && says(before, route)) return Optional.empty();
        return Optional.of(
                keep(
                        key,
                        new ReceivedRouteFact(
                                session.sessionId(),
                                session.partnerId(),
                                route.prefix().toString(),
                                route.origin(),
                                route.path(),
                                route.communities(),
                                State.Announced,
                                route.receivedAt(),
                                revision(before, now))));
    }

    /** Empty if it was not told as announced. */
    Optional<ReceivedRouteFact> withdrawn(
            String sessionId, Prefix prefix, Instant at, Instant now) {
        String key = key(sessionId, prefix.toString());
        var before = shelf.get(key);
        if (!isAnnounced(before)) return Optional.empty();
        return Optional.of(withdrawn(key, before, at, now));
    }

    ReceivedRouteFact withdrawn(String key, ReceivedRouteFact before, Instant at, Instant now) {
        return keep(
                key,
                new ReceivedRouteFact(
                        before.sessionId(),
                        before.partnerId(),
                        before.prefix(),
                        Optional.empty(),
                        "",
                        List.of(),
                        State.Withdrawn,
                        at,
                        revision(before, now)));
    }

    private static boolean isAnnounced(ReceivedRouteFact fact) {
        return fact != null && fact.state() == State.Announced;
    }

    private static boolean says(ReceivedRouteFact told, OwnRoute route) {
        return told.path().equals(route.path())
                && told.originAsn().equals(route.origin())
                && told.communities().equals(route.communities());
    }

    private ReceivedRouteFact keep(String key, ReceivedRouteFact fact) {
        shelf.put(key, fact);
        return fact;
    }

    /** By the clock, so that it grows even after the stores were lost with their topics. */
    private static long revision(ReceivedRouteFact before, Instant now) {
        return Math.max(before == null ? 0 : before.revision() + 1, now.toEpochMilli());
    }
}
