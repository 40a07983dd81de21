package peering.telemetry.detect;

import java.time.Instant;
import java.util.Optional;
import peering.routing.bgp.AsPath;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.watched.WatchedPrefix;
import peering.telemetry.world.World;

/**
 * What a rule looks at: a route, the registration that it belongs to, and the world.
 *
 * @param path the route's path; empty if it was too long to be kept whole
 * @param roaGoneAt when the prefix lost the ROA that it had; empty if it did not
 */
record Scene(
        WatchedPrefix watched,
        World world,
        PeerRoute route,
        AsPath path,
        Optional<Instant> roaGoneAt) {

    static Scene of(WatchedPrefix watched, World world, PeerRoute route) {
        return of(watched, world, route, Optional.empty());
    }

    static Scene of(
            WatchedPrefix watched, World world, PeerRoute route, Optional<Instant> roaGoneAt) {
        return new Scene(watched, world, route, pathOf(route), roaGoneAt);
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
