package peering.telemetry.route;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import peering.routing.bgp.AsPath;
import peering.routing.bgp.Flaw;
import peering.routing.bgp.RouteSink;
import peering.routing.bgp.RouteView;
import peering.routing.bgp.SessionState;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;
import peering.routing.net.PrefixMap;
import peering.telemetry.intake.Collector;
import peering.telemetry.watched.WatchedPrefix;

/**
 * Finds in one decoded record what concerns watched prefixes. What does not costs one walk down the
 * map and no object. What was told to a peer, or stands in a router's own table, says nothing of
 * what the peer shows, and is passed over.
 *
 * <p>A route belongs to the most specific watched prefix that covers it, and to no other: whoever
 * registered the part looks after the part. One that no watched prefix covers may be the route
 * around some: it belongs to those that it covers, the first {@value #MOST_AROUND} of them, if it
 * is no shorter than a block that somebody holds (/8, in IPv6 /19).
 */
public final class RouteFinder implements RouteSink {
    /** The key under which a session change goes to every partition. */
    public static final String EVERYWHERE = "";

    private static final int MOST_AROUND = 100;
    private static final int SHORTEST_IPV4 = 8;
    private static final int SHORTEST_IPV6 = 19;

    private final String collector;
    private final boolean ofOurRouter;
    private final PrefixMap<WatchedPrefix> watched;
    private final Instant now;
    private final BiConsumer<String, Sighting> found;
    private int elements;
    private Flaw flaw;
    private String unknown;
    private Said said;

    /**
     * @param collector its name; one of our own routers may have put our number in front of paths
     * @param now a collector's clock that is ahead of ours is not believed
     * @param found takes the watched prefix's id, or {@link #EVERYWHERE}
     */
    public RouteFinder(
            String collector,
            PrefixMap<WatchedPrefix> watched,
            Instant now,
            BiConsumer<String, Sighting> found) {
        this.collector = collector;
        this.ofOurRouter = collector.startsWith(Collector.OF_ROUTERS);
        this.watched = watched;
        this.now = now;
        this.found = found;
    }

    /** Prefixes announced and withdrawn, watched or not. */
    public int elements() {
        return elements;
    }

    /** The worst flaw of the record. */
    public Optional<Flaw> flaw() {
        return Optional.ofNullable(flaw);
    }

    /** The record's kind, such as {@code mrt 5}, if that is not decoded. */
    public Optional<String> unknown() {
        return Optional.ofNullable(unknown);
    }

    @Override
    public void announced(Family family, long hi, long lo, int length, RouteView view) {
        elements++;
        if (view.isSent()) return;
        var whole = watched.longestMatch(family, hi, lo, length);
        if (whole == null && isAroundNone(family, hi, lo, length)) return;
        var prefix = new Prefix(family, hi, lo, length);
        handOut(whole, prefix, new Sighting.Announced(said(view).of(prefix, view.pathId())));
    }

    @Override
    public void withdrawn(Family family, long hi, long lo, int length, RouteView view) {
        elements++;
        if (view.isSent()) return;
        var whole = watched.longestMatch(family, hi, lo, length);
        if (whole == null && isAroundNone(family, hi, lo, length)) return;
        var prefix = new Prefix(family, hi, lo, length);
        handOut(
                whole,
                prefix,
                new Sighting.Withdrawn(peer(view), prefix, view.pathId(), time(view)));
    }

    private boolean isAroundNone(Family family, long hi, long lo, int length) {
        int shortest = family == Family.IPV4 ? SHORTEST_IPV4 : SHORTEST_IPV6;
        return length < shortest || !watched.coversAny(family, hi, lo, length);
    }

    /**
     * @param whole whose the prefix is a part of; null if it is around others
     */
    private void handOut(WatchedPrefix whole, Prefix prefix, Sighting sighting) {
        if (whole != null) {
            found.accept(whole.prefixId(), sighting);
            return;
        }
        watched.forEachCoveredBy(
                prefix.family(),
                prefix.hi(),
                prefix.lo(),
                prefix.length(),
                MOST_AROUND,
                part -> found.accept(part.prefixId(), sighting));
    }

    /** Down, and up too: a session that comes up starts with an empty table. */
    @Override
    public void sessionChanged(SessionState from, SessionState to, RouteView view) {
        if (from.isUp() == to.isUp()) return;
        found.accept(EVERYWHERE, new Sighting.PeerDown(peer(view), time(view)));
    }

    @Override
    public void flawed(Flaw next, RouteView view) {
        boolean worse = flaw == null || next.handling().compareTo(flaw.handling()) > 0;
        if (worse) flaw = next;
    }

    /** Of other address families there is much, and nothing that anybody could register. */
    @Override
    public void skipped(String what, RouteView view) {
        if (what.startsWith("mrt ")) unknown = what;
    }

    /** What a message says of every prefix that it announces, read once for all of them. */
    private record Said(
            AsPath path,
            Peer peer,
            Instant at,
            String text,
            Origin origin,
            Optional<Long> onlyToCustomer,
            List<String> communities) {

        PeerRoute of(Prefix announced, long pathId) {
            return new PeerRoute(
                    peer, announced, pathId, text, origin, at, onlyToCustomer, communities);
        }
    }

    /** The decoder reads a path once for each message; only the empty one is everybody's. */
    private Said said(RouteView view) {
        var path = view.path();
        if (said == null || said.path() != path || path.isEmpty()) {
            var sent = ofOurRouter ? HeardPath.atOurRouter(view) : path;
            said =
                    new Said(
                            path,
                            peer(view),
                            time(view),
                            HeardPath.text(sent),
                            origin(sent, view.peerAsn()),
                            view.onlyToCustomer().map(Asn::value),
                            HeardPath.communities(view, PeerRoute.MOST_COMMUNITIES));
        }
        return said;
    }

    private Peer peer(RouteView view) {
        return new Peer(collector, view.peerAddress().toString(), view.peerAsn());
    }

    private Instant time(RouteView view) {
        var time = view.time();
        return time.isAfter(now) ? now : time;
    }

    /**
     * RFC 6811, section 2: the last of the path; for a path that is empty or ends in a
     * confederation, the AS of the speaker itself.
     */
    private static Origin origin(AsPath path, long peerAsn) {
        if (path.isEmpty()) return Origin.of(peerAsn);
        return switch (path.segments().getLast().kind()) {
            case SEQUENCE -> Origin.of(path.origin().orElseThrow().value());
            case SET -> new Origin(asns(path), true);
            case CONFED_SEQUENCE, CONFED_SET -> Origin.of(peerAsn);
        };
    }

    private static List<Long> asns(AsPath path) {
        return path.segments().getLast().members().stream().map(Asn::value).toList();
    }
}
