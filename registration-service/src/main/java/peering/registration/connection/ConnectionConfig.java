package peering.registration.connection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one customer may have, and who lets it have it. */
@ConfigMapping(prefix = "peering.connection")
public interface ConnectionConfig {
    /** Connections of one organisation that are not closed. */
    @WithDefault("100")
    int maxPerOrganisation();

    /** What becomes of a request whose partner and sites are good. */
    @WithDefault("automatic")
    Approval approval();

    enum Approval {
        /** Active at once. */
        AUTOMATIC,
        /** Requested until the operator approves or rejects it. */
        OPERATOR
    }
}
