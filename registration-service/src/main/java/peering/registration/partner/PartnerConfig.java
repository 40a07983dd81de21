package peering.registration.partner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one partner may have. */
@ConfigMapping(prefix = "peering.partner")
public interface PartnerConfig {
    /** Sessions that are not closed. */
    @WithDefault("200")
    int maxSessions();

    /** Registered prefixes. */
    @WithDefault("10000")
    int maxRegisteredPrefixes();
}
