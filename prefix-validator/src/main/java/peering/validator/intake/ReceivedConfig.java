package peering.validator.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import peering.validator.check.RouteRules;

/** What is wanted of received routes; see the README. */
@ConfigMapping(prefix = "peering.received")
interface ReceivedConfig {
    /** The community that the routes have to bear; none is asked for without it. */
    Optional<String> community();

    @WithDefault("3")
    int longestPath();

    /** How long a route may be gone before that is said. */
    @WithDefault("1m")
    Duration settle();

    default RouteRules rules() {
        return new RouteRules(community(), longestPath(), settle());
    }
}
