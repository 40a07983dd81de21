package peering.registration.prefix.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a prefix's events are kept; its history of standings is kept for good. */
@ConfigMapping(prefix = "peering.prefix")
public interface EventConfig {
    @WithDefault("P90D")
    Duration eventsKeptFor();

    /** Pause between two rounds of dropping what is older. */
    @WithDefault("1h")
    Duration eventsDropEvery();
}
