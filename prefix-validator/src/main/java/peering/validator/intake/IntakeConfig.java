package peering.validator.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How claims are judged again; see the README. */
@ConfigMapping(prefix = "peering.review")
interface IntakeConfig {
    /** How soon a claim is looked at again of which something could not be said. */
    @WithDefault("1m")
    Duration lookAgain();
}
