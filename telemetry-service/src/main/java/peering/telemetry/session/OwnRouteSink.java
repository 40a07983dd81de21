package peering.telemetry.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import peering.routing.bgp.AsPath;
import peering.routing.bgp.AsPath.Kind;
import peering.routing.bgp.AsPath.Segment;
import peering.routing.bgp.Flaw;
import peering.routing.bgp.RouteSink;
import peering.routing.bgp.RouteView;
import peering.routing.bgp.SessionState;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;
import peering.telemetry.route.Peer;

/** Takes a router's decoded record to the {@link SessionBook}. */
final class OwnRouteSink implements RouteSink {
    private static final int LONGEST_PATH = 2000;
    private static final int MOST_COMMUNITIES = 200;

    /** A router that says it is earlier has no clock. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private final String collector;
    private final String connection;
    private final Optional<String> reason;
    private final SessionBook book;
    private final Instant now;

    /**
     * @param connection of the router that the record came by
     * @param reason why a session went down, if the record says that one did
     * @param now a router's clock that is ahead of ours is not believed
     */
    OwnRouteSink(
            String collector,
            String connection,
            Optional<String> reason,
            SessionBook book,
            Instant now) {
        this.collector = collector;
        this.connection = connection;
        this.reason = reason;
        this.book = book;
        this.now = now;
    }

    @Override
    public void announced(Family family, long hi, long lo, int length, RouteView view) {
        if (view.isSent()) return;
        var path = fromPartner(view);
        var route =
                new OwnRoute(
                        new Prefix(family, hi, lo, length),
                        view.pathId(),
                        origin(path),
                        cut(path.toString()),
                        communities(view),
                        time(view));
        book.announced(speaker(view), route, now);
    }

    @Override
    public void withdrawn(Family family, long hi, long lo, int length, RouteView view) {
        if (view.isSent()) return;
        var prefix = new Prefix(family, hi, lo, length);
        book.withdrawn(speaker(view), prefix, view.pathId(), time(view), now);
    }

    @Override
    public void sessionChanged(SessionState from, SessionState to, RouteView view) {
        if (to.isUp() && from.isUp()) book.stillUp(speaker(view), time(view), now);
        else if (to.isUp()) book.up(speaker(view), time(view), now);
        else if (from.isUp())
            book.down(speaker(view), time(view), reason.orElse("it went down"), now);
    }

    /** Stage 1 reads the same record, counts the flaw and parks what cannot be read. */
    @Override
    public void flawed(Flaw flaw, RouteView view) {}

    private Speaker speaker(RouteView view) {
        var peer = new Peer(collector, view.peerAddress().toString(), view.peerAsn());
        return new Speaker(peer, connection);
    }

    private Instant time(RouteView view) {
        var time = view.time();
        return time.isAfter(now) || time.isBefore(EARLIEST) ? now : time;
    }

    /**
     * FRR (seen in 8.4) writes our own number in front of what the partner has sent. A partner that
     * hands on a path begins it with its own number (RFC 4271, section 5.1.2).
     */
    private static AsPath fromPartner(RouteView view) {
        var path = view.path();
        if (path.isEmpty() || path.segments().getFirst().kind() != Kind.SEQUENCE) return path;
        var members = path.segments().getFirst().members();
        boolean oursInFront =
                members.size() > 1
                        && members.get(0).value() != view.peerAsn()
                        && members.get(1).value() == view.peerAsn();
        if (!oursInFront) return path;
        var segments = new ArrayList<>(path.segments());
        segments.set(0, new Segment(Kind.SEQUENCE, members.subList(1, members.size())));
        return new AsPath(segments);
    }

    private static Optional<Long> origin(AsPath path) {
        return path.origin().map(asn -> asn.value());
    }

    private static List<String> communities(RouteView view) {
        return Stream.concat(view.communities().stream(), view.largeCommunities().stream())
                .limit(MOST_COMMUNITIES)
                .map(Object::toString)
                .toList();
    }

    private static String cut(String path) {
        return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "…";
    }
}
