package peering.alerting.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many subscriptions there may be. */
@ConfigMapping(prefix = "peering.subscription")
public interface SubscriptionConfig {
    @WithDefault("200")
    int mostPerOrganisation();
}
