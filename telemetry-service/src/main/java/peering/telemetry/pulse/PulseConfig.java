package peering.telemetry.pulse;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who is expected to speak, and how long a silence is a trouble. */
@ConfigMapping(prefix = "peering.feed-health")
public interface PulseConfig {
    /**
     * Collectors that are expected to speak, such as {@code rrc00}, beside those that {@code
     * peering.ris-live.collectors} and {@code peering.bmp.routers} name.
     */
    Optional<List<String>> expected();

    /** Nothing heard of a feed for so long is a trouble. */
    @WithDefault("5m")
    Duration silentAfter();
}
