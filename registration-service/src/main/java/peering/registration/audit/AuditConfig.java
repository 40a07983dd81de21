package peering.registration.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the trail is kept. */
@ConfigMapping(prefix = "peering.audit")
public interface AuditConfig {
    /** Older entries are dropped. */
    @WithDefault("P400D")
    Duration keptFor();
}
