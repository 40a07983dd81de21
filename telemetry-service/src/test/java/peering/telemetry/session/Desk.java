package peering.telemetry.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.contract.ReceivedRouteFact;
import peering.contract.SessionStateFact;
import peering.routing.bgp.AsPath;
import peering.routing.mrt.MrtDecoder;
import peering.routing.mrt.MrtRecord;
import peering.routing.net.Prefix;
import peering.telemetry.route.MapShelf;
import peering.telemetry.route.Peer;

/** A session book on plain maps; what it tells, in words: second, session, what. */
final class Desk implements SessionBook.Outlet {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final long MARK = 20;
    private static final Peer PARTNER = new Peer("bmp-r1", "192.0.2.1", 64501);

    final List<String> told = new ArrayList<>();
    final List<Long> revisions = new ArrayList<>();
    final List<String> notKept = new ArrayList<>();
    final MapShelf<OwnPeer> peers = new MapShelf<>();
    final MapShelf<RouteTable.Kept> routes = new MapShelf<>();
    long room = 1;
    int mostTold = 1000;

    private final MapShelf<OwnSession> sessions = new MapShelf<>();
    private final MapShelf<Prefix> prefixes = new MapShelf<>();
    final MapShelf<ReceivedRouteFact> received = new MapShelf<>();
    final MapShelf<SessionStateFact> states = new MapShelf<>();
    private final Map<String, String> places;
    private SessionBook book;
    private long mark;
    private String connection = "c1";

    Desk(Map<String, String> places) {
        this.places = places;
        restart(0);
    }

    static Instant at(long second) {
        return START.plusSeconds(second);
    }

    void restart(long second) {
        var tables =
                new SessionBook.Tables(
                        new OwnSessions(sessions, places),
                        new RegisteredPrefixes(prefixes),
                        new RouteTable(routes, () -> room == 0 ? 1 : 0, 1),
                        new ReceivedRoutes(received, mostTold),
                        new SessionStates(states));
        var patience = new SessionBook.Patience(Duration.ofSeconds(60), Duration.ofSeconds(120));
        book = new SessionBook(peers, tables, patience, this, at(second));
        mark = second;
    }

    /** By which connection all that follows comes. */
    void connection(String other) {
        connection = other;
    }

    void session(String id, String place, String address, long asn) {
        book.session(new OwnSession(id, "ptn_1", asn, place, address), START);
    }

    void noSession(long second, String id) {
        book.noSession(id, at(second));
    }

    void registered(String id, String prefix) {
        book.registered(id, Prefix.parse(prefix), START);
    }

    void unregistered(String id) {
        book.unregistered(id);
    }

    void up(long second, String collector, String address, long asn) {
        book.up(speaker(collector, address, asn), at(second), at(second));
    }

    void stillUp(long second, String collector, String address, long asn) {
        book.stillUp(speaker(collector, address, asn), at(second), at(second));
    }

    void down(long second, String collector, String address, long asn, String why) {
        book.down(speaker(collector, address, asn), at(second), why, at(second));
    }

    void announced(
            long second, String collector, String address, long asn, String prefix, String path) {
        announced(second, new Peer(collector, address, asn), 0, prefix, path);
    }

    /** With a path identifier, by the partner of session 1. */
    void announced(long second, long pathId, String prefix, String path) {
        announced(second, PARTNER, pathId, prefix, path);
    }

    private void announced(long second, Peer peer, long pathId, String prefix, String path) {
        var origin = AsPath.parse(path).origin().map(asn -> asn.value());
        var route =
                new OwnRoute(
                        Prefix.parse(prefix), pathId, origin, path, List.of("1:2"), at(second));
        book.announced(new Speaker(peer, connection), route, at(second));
    }

    void withdrawn(long second, String collector, String address, long asn, String prefix) {
        var peer = speaker(collector, address, asn);
        book.withdrawn(peer, Prefix.parse(prefix), 0, at(second), at(second));
    }

    void withdrawn(long second, long pathId, String prefix) {
        var peer = new Speaker(PARTNER, connection);
        book.withdrawn(peer, Prefix.parse(prefix), pathId, at(second), at(second));
    }

    /** A record of MRT, as it comes from the door. */
    void heard(long second, String collector, byte[] record) {
        var sink = new OwnRouteSink(collector, connection, Optional.empty(), book, at(second));
        new MrtDecoder().decode(MrtRecord.of(record), sink);
    }

    /** With marks often enough, so that nobody could have been away. */
    void passed(long second) {
        while (mark + MARK < second) passedAtOnce(mark + MARK);
        passedAtOnce(second);
    }

    /** Without any mark in between. */
    void passedAtOnce(long second) {
        book.passed(at(second));
        mark = second;
    }

    private Speaker speaker(String collector, String address, long asn) {
        return new Speaker(new Peer(collector, address, asn), connection);
    }

    @Override
    public void tell(SessionStateFact fact) {
        String why = fact.reason().map(text -> ": " + text).orElse("");
        told.add(second(fact.since()) + " " + fact.sessionId() + " " + fact.state() + why);
        revisions.add(fact.revision());
    }

    @Override
    public void tell(ReceivedRouteFact fact) {
        boolean there = fact.state() == ReceivedRouteFact.State.Announced;
        var path = Optional.of(fact.path()).filter(text -> !text.isEmpty());
        told.add(
                second(fact.receivedAt())
                        + " "
                        + fact.sessionId()
                        + (there ? " + " : " - ")
                        + fact.prefix()
                        + path.map(text -> " " + text).orElse(""));
        revisions.add(fact.revision());
    }

    @Override
    public void forget(SessionStateFact last) {
        told.add(last.sessionId() + " is forgotten");
    }

    @Override
    public void forget(ReceivedRouteFact last) {
        told.add(last.sessionId() + " " + last.prefix() + " is forgotten");
    }

    @Override
    public void notKept(String why) {
        notKept.add(why);
    }

    private static long second(Instant at) {
        return Duration.between(START, at).toSeconds();
    }
}
