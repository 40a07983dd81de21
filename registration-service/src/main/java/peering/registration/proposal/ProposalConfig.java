package peering.registration.proposal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How sites are proposed. */
@ConfigMapping(prefix = "peering.proposal")
public interface ProposalConfig {
    /** A measure that ended longer ago says nothing. */
    @WithDefault("PT6H")
    Duration latencyMaxAge();

    /** A provider further away than this is not available at a place; 1,000 miles. */
    @WithDefault("1609")
    int availableWithinKm();
}
