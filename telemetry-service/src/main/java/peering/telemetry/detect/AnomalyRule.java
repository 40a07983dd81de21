package peering.telemetry.detect;

import java.util.Optional;

/**
 * One thing a route may be guilty of. Pure: it knows the registration, the route and what is known
 * of the world, no history.
 */
@FunctionalInterface
interface AnomalyRule {
    /**
     * @param scene the route's prefix is the watched one or a more specific of it
     */
    Optional<Finding> judge(Scene scene);
}
