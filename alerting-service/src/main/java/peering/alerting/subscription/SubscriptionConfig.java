package peering.alerting.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many subscriptions there may be, and how long one waits for its connection. */
@ConfigMapping(prefix = "peering.subscription")
public interface SubscriptionConfig {
    /** The most subscriptions of one organisation. */
    @WithDefault("200")
    int mostPerOrganisation();

    /** How long the answer "no such connection" waits for a connection that is only just made. */
    @WithDefault("3s")
    Duration patience();
}
