package peering.telemetry.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
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
 *
 * <p>A session is one peer's at a time, since two may be taken for it: a router that has a new
 * name, or two routers that are not mapped. The one that came up last has it; what becomes of the
 * other does not touch the session, unless it is free again and the other still up.
 *
 * <p>{@code now} is when the record was written, so that time passes as it does on the topic.
 */
final class SessionBook {
    static final String NO_LONGER_TOLD = "the router no longer tells";
    static final String NO_LONGER_OURS = "the session is not active any more";
    private static final Duration LOST_FOR_GOOD = Duration.ofDays(1);

    /** Lost ones included; a router that makes them up must not fill the memory. */
    static final int MOST_PEERS = 20_000;

    /** Longer than the door needs to see that a connection is dead. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Shelf<OwnPeer> shelf;
    private final Tables tables;
    private final Patience patience;
    private final Outlet outlet;
    private final Map<String, OwnPeer> peers = new HashMap<>();

    /** Peers' keys, by the session that each has. */
    private final Map<String, String> owners = new HashMap<>();

    private final Silence silence;
    private final Sweep sweep;

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

        /** Nothing will be told of it for long; its last word may go from the topic. */
        void forget(SessionStateFact last);

        /** As the other {@code forget}. */
        void forget(ReceivedRouteFact last);

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
        this.silence = new Silence(patience.lostAfter(), now);
        this.sweep = new Sweep(tables.routes());
        shelf.visit(
                "",
                (key, peer) -> {
                    peers.put(key, peer);
                    peer.sessionId().ifPresent(session -> owners.put(session, key));
                    silence.heard(key, now);
                });
        tables.states().closeAllBut(tables.sessions()::isActive, now);
    }

    /**
     * Whatever connection says so is listened to from now on.
     *
     * @param at by the router's clock
     */
    void up(Speaker who, Instant at, Instant now) {
        var before = Optional.ofNullable(peers.get(who.key()));
        if (before.isEmpty() && peers.size() >= MOST_PEERS) {
            outlet.notKept("too-many-peers");
            return;
        }
        var session = fitting(who.peer());
        before.filter(peer -> !peer.sessionId().equals(session))
                .ifPresent(peer -> unbind(peer, now));
        boolean routesStand = before.filter(peer -> !peer.isGone()).isPresent();
        routesStand |= session.filter(id -> takenFromAnother(id, who.key())).isPresent();
        var shown = before.map(OwnPeer::shown).orElseGet(Shown::first);
        if (routesStand) shown = shown.again(now.plus(patience.settle()));
        shelve(new OwnPeer(who.peer(), Life.UP, at, shown, session, Optional.of(who.connection())));
        silence.heard(who.key(), now);
        session.flatMap(id -> tables.states().up(id, at, now)).ifPresent(outlet::tell);
    }

    /** The door says that it is up, as it does from time to time. */
    void stillUp(Speaker who, Instant at, Instant now) {
        var peer = peers.get(who.key());
        if (isOfAnother(peer, who)) return;
        if (peer == null || peer.isGone()) {
            up(who, at, now);
            return;
        }
        silence.heard(who.key(), now);
        if (!peer.isUp()) bind(shelve(peer.back(at, who.connection())), now);
        else if (peer.sessionId().isEmpty()) claim(peer, now);
    }

    void down(Speaker who, Instant at, String why, Instant now) {
        var peer = peers.get(who.key());
        if (peer == null || peer.isGone() || isOfAnother(peer, who)) return;
        quiet(peer, at, why, now);
        shelve(peer.gone(now));
    }

    void announced(Speaker who, OwnRoute route, Instant now) {
        var peer = shown(who, now);
        if (peer == null) return;
        if (!tables.routes().put(peer, route)) {
            outlet.notKept("full");
            return;
        }
        if (concerns(peer, route.prefix())) tell(peer, route.prefix(), route.receivedAt(), now);
    }

    void withdrawn(Speaker who, Prefix prefix, long pathId, Instant at, Instant now) {
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
        tables.states().opened(session.sessionId());
        rebind(now);
    }

    void noSession(String sessionId, Instant now) {
        tables.sessions().remove(sessionId);
        rebind(now);
        tables.states().closed(sessionId, now);
    }

    /** To be called every second of the topic's time: what silence and time bring about. */
    void passed(Instant now) {
        silence.passed(now);
        for (var peer : List.copyOf(peers.values())) age(peer, now);
        sweep.step(peers.values()).ifPresent(peer -> shelve(peer.with(peer.shown().swept())));
        tables.received().forgotten(now).forEach(outlet::forget);
        tables.states().forgotten(now).forEach(outlet::forget);
    }

    private void age(OwnPeer peer, Instant now) {
        switch (peer.life()) {
            case UP -> {
                if (silence.isLost(peer.key(), now)) {
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
                boolean old = peer.since().plus(REMEMBERED).isBefore(now);
                if (old && !peer.shown().dirty()) remove(peer);
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

    /** The peer if it is up; a route of one that was lost says that it is. */
    private OwnPeer shown(Speaker who, Instant now) {
        var peer = peers.get(who.key());
        if (isOfAnother(peer, who)) return null;
        if (peer == null || peer.isGone()) {
            outlet.notKept("not-up");
            return null;
        }
        if (!peer.isUp()) stillUp(who, now, now);
        silence.heard(who.key(), now);
        return peers.get(who.key());
    }

    private boolean isOfAnother(OwnPeer peer, Speaker who) {
        boolean another = peer != null && !peer.listensTo(who.connection());
        if (another) outlet.notKept("other-connection");
        return another;
    }

    private boolean concerns(OwnPeer peer, Prefix prefix) {
        return peer.sessionId()
                .filter(session ->
                        tables.registered().cover(prefix)
                                || tables.received().isAnnounced(session, prefix))
                .isPresent();
    }

    private void tell(OwnPeer peer, Prefix prefix, Instant at, Instant now) {
        var session = peer.sessionId().flatMap(_ -> tables.sessions().of(peer.peer()));
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

    /** First what does not fit any more is let go; the one that came up last is bound first. */
    private void rebind(Instant now) {
        for (var peer : List.copyOf(peers.values())) {
            if (peer.sessionId().isEmpty()) continue;
            if (peer.sessionId().equals(fitting(peer.peer()))) continue;
            unbind(peer, now);
            shelve(peer.bound(Optional.empty()));
        }
        peers.values().stream()
                .filter(peer -> peer.isUp() && peer.sessionId().isEmpty())
                .sorted(Comparator.comparing(OwnPeer::since).reversed())
                .toList()
                .forEach(peer -> claim(peer, now));
    }

    private Optional<String> fitting(Peer peer) {
        return tables.sessions().of(peer).map(OwnSession::sessionId);
    }

    /** The session that it is, unless another peer that is up has it. */
    private void claim(OwnPeer peer, Instant now) {
        var session = fitting(peer.peer());
        if (session.isEmpty()) return;
        var owner = Optional.ofNullable(owners.get(session.get())).map(peers::get);
        if (owner.filter(OwnPeer::isUp).isPresent()) return;
        owner.ifPresent(lost -> shelve(lost.bound(Optional.empty())));
        bind(shelve(peer.bound(session)), now);
    }

    /** True if another peer had the session; it has it no longer. */
    private boolean takenFromAnother(String session, String key) {
        String owner = owners.get(session);
        if (owner == null || owner.equals(key)) return false;
        shelve(peers.get(owner).bound(Optional.empty()));
        return true;
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

    private OwnPeer shelve(OwnPeer peer) {
        var before = peers.put(peer.key(), peer);
        if (before != null) disown(before);
        peer.sessionId().ifPresent(session -> owners.put(session, peer.key()));
        shelf.put(peer.key(), peer);
        return peer;
    }

    private void remove(OwnPeer peer) {
        peers.remove(peer.key());
        disown(peer);
        silence.forget(peer.key());
        shelf.delete(peer.key());
    }

    private void disown(OwnPeer peer) {
        peer.sessionId().ifPresent(session -> owners.remove(session, peer.key()));
    }
}
