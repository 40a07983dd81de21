package peering.telemetry.session;

import java.time.Instant;
import java.util.Optional;
import peering.routing.bgp.AsPath;
import peering.routing.bgp.Flaw;
import peering.routing.bgp.RouteSink;
import peering.routing.bgp.RouteView;
import peering.routing.bgp.SessionState;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;
import peering.telemetry.route.HeardPath;
import peering.telemetry.route.Peer;

/** Takes a router's decoded record to the {@link SessionBook}. */
final class OwnRouteSink implements RouteSink {
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
        var path = HeardPath.atOurRouter(view);
        var route =
                new OwnRoute(
                        new Prefix(family, hi, lo, length),
                        view.pathId(),
                        origin(path),
                        HeardPath.text(path),
                        HeardPath.communities(view, MOST_COMMUNITIES),
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

    private static Optional<Long> origin(AsPath path) {
        return path.origin().map(asn -> asn.value());
    }
}
