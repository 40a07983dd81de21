package peering.telemetry.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large a body may be that is not a feed. */
@ConfigMapping(prefix = "peering.body")
public interface BodyLimitConfig {
    /** Enough for a batch of 10,000 samples. */
    @WithDefault("4194304")
    long mostBytes();
}
