package peering.registration.prefix;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one customer may have. */
@ConfigMapping(prefix = "peering.prefix")
public interface PrefixConfig {
    /** Prefixes of one organisation that are not released. */
    @WithDefault("1000")
    int maxPerOrganisation();
}
