package peering.telemetry.route;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import peering.routing.bgp.AsPath;
import peering.routing.bgp.AsPath.Kind;
import peering.routing.bgp.AsPath.Segment;
import peering.routing.bgp.RouteView;

/** What a record says of the way of a route, as it is kept. */
public final class HeardPath {
    private static final int LONGEST = 2000;
    private static final String CUT = "…";

    private HeardPath() {}

    /**
     * What the peer has sent, of a record of one of our own routers. FRR (seen in 8.4) writes our
     * own number in front of it. A peer that hands on a path begins it with its own number (RFC
     * 4271, section 5.1.2).
     */
    public static AsPath atOurRouter(RouteView view) {
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

    /** A path that is very long loses its end. */
    public static String text(AsPath path) {
        return kept(path.toString());
    }

    static String kept(String path) {
        return path.length() <= LONGEST ? path : path.substring(0, LONGEST) + CUT;
    }

    /** False if its end was cut off. */
    static boolean isWhole(String text) {
        return !text.endsWith(CUT);
    }

    /** Standard (RFC 1997) and then large (RFC 8092) ones as text, the first of them. */
    public static List<String> communities(RouteView view, int most) {
        return Stream.concat(view.communities().stream(), view.largeCommunities().stream())
                .limit(most)
                .map(Object::toString)
                .toList();
    }
}
