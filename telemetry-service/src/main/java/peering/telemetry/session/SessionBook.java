package peering.telemetry.session;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.contract.ReceivedRouteFact;
import peering.contract.SessionStateFact;
import peering.routing.net.Prefix;
import peering.telemetry.route.Peer;
import peering.telemetry.route.Shelf;
import peering.telemetry.session.OwnPeer.Life;
import peering.telemetry.session.OwnPeer.Shown;

/**
 * What routers show of their peers, put together with what is registered: which of our sessions
 * each peer is, whether it is up, and which of its routes concern a registered prefix.
 *
 * <p>A peer that comes up while it is up is shown anew (the router has connected again): its routes
 * stand until it had time to show them all. One that goes down takes its routes with it.
 */
final class SessionBook {
    static final String NO_LONGER_TOLD = "the router no longer tells";
    static final String NO_LONGER_OURS = "the session is not active any more";
    private static final Duration LOST_FOR_GOOD = Duration.ofDays(1);

    /** Lost ones included; a router that makes them up must not fill the memory. */
    static final int MOST_PEERS = 20_000;

    private static final int SWEPT_AT_ONCE = 20_000;

    private final Shelf<OwnPeer> shelf;
    private final Tables tables;
    private final Patience patience;
    private final Outlet outlet;
    private final Map<String, OwnPeer> peers = new HashMap<>();
    private final Map<String, Instant> heard = new HashMap<>();
    private String sweeping = "";
    private String sweepFrom = "";

    /** What it stands on. */
    record Tables(
            OwnSessions sessions,
            RegisteredPrefixes registered,
            RouteTable routes,
            ReceivedRoutes received,
            SessionStates states) {}

    /**
     * @param lostAfter of silence a peer is taken for lost
     * @param settle time that a peer has to show its routes again
     */
    record Patience(Duration lostAfter, Duration settle) {}

    /** Where to. */
    interface Outlet {
        void tell(SessionStateFact fact);

        void tell(ReceivedRouteFact fact);

        /** For the count: a route that is not kept, and why. */
        void notKept(String why);
    }

    /**
     * @param shelf of peers, by {@link OwnPeer#key}
     * @param now silence is counted from here: what was said meanwhile may not have been read yet
     */
    SessionBook(
            Shelf<OwnPeer> shelf, Tables tables, Patience patience, Outlet outlet, Instant now) {
        this.shelf = shelf;
        this.tables = tables;
        this.patience = patience;
        this.outlet = outlet;
        shelf.visit(
                "",
                (key, peer) -> {
                    peers.put(key, peer);
                    heard.put(key, now);
                });
    }

    /**
     * @param at by the router's clock
     */
    void up(Peer who, Instant at, Instant now) {
        var before = Optional.ofNullable(peers.get(who.key()));
        if (before.isEmpty() && peers.size() >= MOST_PEERS) {
            outlet.notKept("too-many-peers");
            return;
        }
        var session = tables.sessions().of(who).map(OwnSession::sessionId);
        before.filter(peer -> !peer.sessionId().equals(session))
                .ifPresent(peer -> unbind(peer, now));
        var shown = before.map(peer -> again(peer, now)).orElseGet(Shown::first);
        shelve(new OwnPeer(who, Life.UP, at, shown, session));
        heard.put(who.key(), now);
        session.flatMap(id -> tables.states().up(id, at, now)).ifPresent(outlet::tell);
    }

    /** The door says that it is up, as it does from time to time. */
    void stillUp(Peer who, Instant at, Instant now) {
        var peer = peers.get(who.key());
        if (peer == null || peer.isGone()) {
            up(who, at, now);
            return;
        }
        heard.put(who.key(), now);
        if (peer.isUp()) return;
        bind(shelve(peer.back(at)), now);
    }

    void down(Peer who, Instant at, String why, Instant now) {
        var peer = peers.get(who.key());
        if (peer == null) return;
        quiet(peer, at, why, now);
        shelve(peer.gone(now));
    }

    void announced(Peer who, OwnRoute route, Instant now) {
        var peer = shown(who, now);
        if (peer == null) return;
        if (!tables.routes().put(peer, route)) {
            outlet.notKept("full");
            return;
        }
        if (concerns(peer, route.prefix())) tell(peer, route.prefix(), route.receivedAt(), now);
    }

    void withdrawn(Peer who, Prefix prefix, long pathId, Instant at, Instant now) {
        var peer = shown(who, now);
        if (peer == null) return;
        tables.routes().remove(peer, prefix, pathId);
        if (concerns(peer, prefix)) tell(peer, prefix, at, now);
    }

    /** Registered or changed. What peers announce within it is told from now on. */
    void registered(String prefixId, Prefix prefix, Instant now) {
        if (!tables.registered().put(prefixId, prefix)) return;
        List.copyOf(peers.values()).forEach(peer -> tellWithin(peer, prefix, now));
    }

    /** What was told before stays told, and its end will be. */
    void unregistered(String prefixId) {
        tables.registered().remove(prefixId);
    }

    /** A session is active, or changed. */
    void session(OwnSession session, Instant now) {
        tables.sessions().put(session);
        rebind(now);
    }

    void noSession(String sessionId, Instant now) {
        tables.sessions().remove(sessionId);
        rebind(now);
    }

    /** To be called every second: what silence and time bring about. */
    void passed(Instant now) {
        for (var peer : List.copyOf(peers.values())) age(peer, now);
        sweep();
    }

    private void age(OwnPeer peer, Instant now) {
        switch (peer.life()) {
            case UP -> {
                if (heard.get(peer.key()).plus(patience.lostAfter()).isBefore(now)) {
                    quiet(peer, now, NO_LONGER_TOLD, now);
                    shelve(peer.lost(now));
                } else if (peer.shown().settlesAt().filter(end -> !end.isAfter(now)).isPresent()) {
                    settle(peer, now);
                }
            }
            case LOST -> {
                if (peer.since().plus(LOST_FOR_GOOD).isBefore(now)) shelve(peer.gone(now));
            }
            case GONE -> {
                // swept out below
            }
        }
    }

    /** From now on only what was shown again counts. */
    private void settle(OwnPeer peer, Instant now) {
        var settled = shelve(peer.with(peer.shown().settled()));
        settled.sessionId()
                .ifPresent(session ->
                        tables.received()
                                .announcedOn(
                                        session,
                                        (_, fact) ->
                                                tell(
                                                        settled,
                                                        Prefix.parse(fact.prefix()),
                                                        now,
                                                        now)));
    }

    /** A little of one peer at a time; a transaction must not last long. */
    private void sweep() {
        var dirty = peers.values().stream().filter(peer -> peer.shown().dirty()).findFirst();
        if (dirty.isEmpty()) return;
        var peer = dirty.get();
        String from = peer.key().equals(sweeping) ? sweepFrom : "";
        var rest = tables.routes().sweep(peer, from, SWEPT_AT_ONCE);
        sweeping = peer.key();
        sweepFrom = rest.orElse("");
        if (rest.isPresent()) return;
        if (peer.isGone()) remove(peer);
        else shelve(peer.with(peer.shown().swept()));
    }

    /** The peer if it is up; a route of one that was lost says that it is. */
    private OwnPeer shown(Peer who, Instant now) {
        var peer = peers.get(who.key());
        if (peer == null || peer.isGone()) {
            outlet.notKept("not-up");
            return null;
        }
        if (!peer.isUp()) stillUp(who, now, now);
        heard.put(who.key(), now);
        return peers.get(who.key());
    }

    private boolean concerns(OwnPeer peer, Prefix prefix) {
        return peer.sessionId()
                .filter(session ->
                        tables.registered().cover(prefix)
                                || tables.received().isAnnounced(session, prefix))
                .isPresent();
    }

    private void tell(OwnPeer peer, Prefix prefix, Instant at, Instant now) {
        var session = tables.sessions().of(peer.peer());
        if (session.isEmpty() || !peer.isUp()) return;
        String id = session.get().sessionId();
        if (!tables.received().isAnnounced(id, prefix) && tables.received().isFull(id)) {
            outlet.notKept("too-many-told");
            return;
        }
        tables.routes()
                .current(peer, prefix)
                .map(route -> tables.received().announced(session.get(), route, now))
                .orElseGet(() -> tables.received().withdrawn(id, prefix, at, now))
                .ifPresent(outlet::tell);
    }

    private void tellWithin(OwnPeer peer, Prefix registered, Instant now) {
        if (peer.sessionId().isEmpty() || !peer.isUp()) return;
        tables.routes().within(peer, registered).forEach(prefix -> tell(peer, prefix, now, now));
    }

    private void rebind(Instant now) {
        for (var peer : List.copyOf(peers.values())) {
            var session = tables.sessions().of(peer.peer()).map(OwnSession::sessionId);
            if (peer.isGone() || session.equals(peer.sessionId())) continue;
            unbind(peer, now);
            bind(shelve(peer.bound(session)), now);
        }
    }

    private void unbind(OwnPeer peer, Instant now) {
        quiet(peer, now, NO_LONGER_OURS, now);
    }

    private void bind(OwnPeer peer, Instant now) {
        if (peer.sessionId().isEmpty() || !peer.isUp()) return;
        tables.states().up(peer.sessionId().get(), peer.since(), now).ifPresent(outlet::tell);
        tables.registered().all().forEach(prefix -> tellWithin(peer, prefix, now));
    }

    /** Its session is down, and brings no route. */
    private void quiet(OwnPeer peer, Instant at, String why, Instant now) {
        if (peer.sessionId().isEmpty()) return;
        String session = peer.sessionId().get();
        tables.received()
                .announcedOn(
                        session,
                        (key, fact) ->
                                outlet.tell(tables.received().withdrawn(key, fact, at, now)));
        tables.states().down(session, at, why, now).ifPresent(outlet::tell);
    }

    private Shown again(OwnPeer before, Instant now) {
        return before.isGone() ? before.shown() : before.shown().again(now.plus(patience.settle()));
    }

    private OwnPeer shelve(OwnPeer peer) {
        peers.put(peer.key(), peer);
        shelf.put(peer.key(), peer);
        return peer;
    }

    private void remove(OwnPeer peer) {
        peers.remove(peer.key());
        heard.remove(peer.key());
        shelf.delete(peer.key());
    }
}
