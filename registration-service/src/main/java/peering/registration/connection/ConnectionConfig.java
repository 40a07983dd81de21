package peering.registration.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one customer may have. */
@ConfigMapping(prefix = "peering.connection")
public interface ConnectionConfig {
    /** Connections of one organisation that are not closed. */
    @WithDefault("100")
    int maxPerOrganisation();
}
