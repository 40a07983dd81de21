package peering.telemetry.detect;

import peering.routing.bgp.AsPath;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.watched.WatchedPrefix;
import peering.telemetry.world.World;

/**
 * What a rule looks at: a route, the registration that it belongs to, and the world.
 *
 * @param path the route's path; empty if it was too long to be kept whole
 */
record Scene(WatchedPrefix watched, World world, PeerRoute route, AsPath path) {

    static Scene of(WatchedPrefix watched, World world, PeerRoute route) {
        return new Scene(watched, world, route, pathOf(route));
    }

    /** True if everyone who may be the origin may originate the prefix. */
    boolean originIsExpected() {
        return route.origin().within(watched.expected());
    }

    boolean isExact() {
        return route.announced().equals(watched.prefix());
    }

    private static AsPath pathOf(PeerRoute route) {
        return route.isPathWhole() ? AsPath.parse(route.path()) : AsPath.EMPTY;
    }
}
