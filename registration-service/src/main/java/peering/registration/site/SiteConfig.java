package peering.registration.site;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many sites there may be. */
@ConfigMapping(prefix = "peering.site")
public interface SiteConfig {
    /** Sites that are not removed; a search by distance looks at all of them. */
    @WithDefault("1000")
    int most();
}
