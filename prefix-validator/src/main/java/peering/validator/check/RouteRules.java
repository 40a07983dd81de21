package peering.validator.check;

import java.time.Duration;
import java.util.Optional;

/**
 * What this installation wants of the routes that it receives.
 *
 * @param community by which a partner marks what belongs to the service, such as {@code
 *     64500:8007}; empty if none is asked for
 * @param longestPath most ASNs in a path, from the partner to the origin
 * @param settle how long a route may be gone before that is said: sessions flap
 */
public record RouteRules(Optional<String> community, int longestPath, Duration settle) {
    static final RouteRules NONE =
            new RouteRules(Optional.empty(), Integer.MAX_VALUE, Duration.ZERO);
}
