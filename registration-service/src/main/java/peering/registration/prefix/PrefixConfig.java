package peering.registration.prefix;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much one customer may have, and for how long. */
@ConfigMapping(prefix = "peering.prefix")
public interface PrefixConfig {
    /** Prefixes of one organisation that are not released. */
    @WithDefault("1000")
    int maxPerOrganisation();

    /** A claim that stands Pending for longer is Failed, and its space is free again. */
    @WithDefault("P7D")
    Duration pendingExpiresAfter();

    /** Pause between two looks for claims and delegations that have expired. */
    @WithDefault("1m")
    Duration expiryEvery();

    /** Delegations of one prefix that have not ended. */
    @WithDefault("100")
    int maxDelegations();
}
