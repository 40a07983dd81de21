package peering.alerting.silence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many silences there may be, and how long. */
@ConfigMapping(prefix = "peering.silence")
public interface SilenceConfig {
    /** The most of one organisation that have not ended. */
    @WithDefault("200")
    int mostPerOrganisation();

    /** From its start to its end. */
    @WithDefault("90d")
    Duration longest();

    /** The most conditions of one. */
    int MOST_MATCHERS = 10;
}
