package peering.registration.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a repeated creation is recognised. */
@ConfigMapping(prefix = "peering.idempotency")
public interface IdempotencyConfig {
    /** Afterwards the key is free again. */
    @WithDefault("PT24H")
    Duration keptFor();
}
