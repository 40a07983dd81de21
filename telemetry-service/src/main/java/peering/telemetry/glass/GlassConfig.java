package peering.telemetry.glass;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of what was shown is kept; what is shown now always is. */
@ConfigMapping(prefix = "peering.routes")
public interface GlassConfig {
    /** How long a route that is shown no more can be asked for. */
    @WithDefault("7d")
    Duration keep();

    /** Routes of one prefix that are shown no more; the oldest beyond are dropped. */
    @WithDefault("50000")
    int mostHistory();

    /** How often what is too old or too much is dropped. */
    @WithDefault("10m")
    Duration dropEvery();
}
