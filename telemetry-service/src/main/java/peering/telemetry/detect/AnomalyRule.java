package peering.telemetry.detect;

import java.util.Optional;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.watched.WatchedPrefix;

/**
 * One thing a route may be guilty of. Pure: it knows the registration and the route, no history.
 */
@FunctionalInterface
interface AnomalyRule {

    /**
     * @param route its prefix is the watched one or a more specific of it
     */
    Optional<Offence> judge(WatchedPrefix watched, PeerRoute route);
}
