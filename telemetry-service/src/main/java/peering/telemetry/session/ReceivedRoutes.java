package peering.telemetry.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import peering.contract.ReceivedRouteFact;
import peering.contract.ReceivedRouteFact.State;
import peering.routing.net.Prefix;
import peering.telemetry.route.Shelf;

/**
 * What was told of each session's routes, so that only what is new is told. A withdrawn one is kept
 * for a while, so that its revision grows if it comes back, and then forgotten.
 */
final class ReceivedRoutes {
    private final Shelf<ReceivedRouteFact> shelf;
    private final int most;
    private final Withdrawn withdrawn = new Withdrawn();

    /** How many are announced, by session. */
    private final Map<String, Integer> announced = new HashMap<>();

    /**
     * @param shelf by the facts' key
     * @param most announced at a time on one session
     */
    ReceivedRoutes(Shelf<ReceivedRouteFact> shelf, int most) {
        this.shelf = shelf;
        this.most = most;
        shelf.visit("", this::found);
    }

    private void found(String key, ReceivedRouteFact fact) {
        count(null, fact);
        if (!isAnnounced(fact)) withdrawn.add(key, fact);
    }

    /**
     * Forgets what was withdrawn long ago, or beyond a bound; of each the last word is returned,
     * for a tombstone.
     */
    List<ReceivedRouteFact> forgotten(Instant now) {
        var forgotten = new ArrayList<ReceivedRouteFact>();
        for (var old : withdrawn.due(now)) {
            var fact = shelf.get(old.key());
            if (fact == null || fact.revision() != old.revision()) continue;
            shelf.delete(old.key());
            forgotten.add(fact);
        }
        return forgotten;
    }

    /** True if another prefix of the session is not to be told. */
    boolean isFull(String sessionId) {
        return announced.getOrDefault(sessionId, 0) >= most;
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
        count(shelf.get(key), fact);
        shelf.put(key, fact);
        if (!isAnnounced(fact)) withdrawn.add(key, fact);
        return fact;
    }

    private void count(ReceivedRouteFact before, ReceivedRouteFact now) {
        int more = (isAnnounced(now) ? 1 : 0) - (isAnnounced(before) ? 1 : 0);
        if (more != 0) announced.merge(now.sessionId(), more, Integer::sum);
    }

    /** By the clock, so that it grows even after the stores were lost with their topics. */
    private static long revision(ReceivedRouteFact before, Instant now) {
        return Math.max(before == null ? 0 : before.revision() + 1, now.toEpochMilli());
    }
}
