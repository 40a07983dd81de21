package peering.telemetry.detect;

import peering.routing.bgp.AsPath;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.watched.WatchedPrefix;

/**
 * What a rule looks at: a route, and the registration that it belongs to.
 *
 * @param path the route's path; empty if it was too long to be kept whole
 */
record Scene(WatchedPrefix watched, PeerRoute route, AsPath path) {

    static Scene of(WatchedPrefix watched, PeerRoute route) {
        return new Scene(watched, route, pathOf(route));
    }

    /** True if everyone who may be the origin may originate the prefix. */
    boolean originIsExpected() {
        return route.origin().within(watched.origins());
    }

    boolean isExact() {
        return route.announced().equals(watched.prefix());
    }

    private static AsPath pathOf(PeerRoute route) {
        return route.isPathWhole() ? AsPath.parse(route.path()) : AsPath.EMPTY;
    }
}
