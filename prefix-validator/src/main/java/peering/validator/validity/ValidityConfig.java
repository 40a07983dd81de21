package peering.validator.validity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of what may be asked at once. */
@ConfigMapping(prefix = "peering.validity")
public interface ValidityConfig {
    /** Routes of one bulk question; {@code quarkus.http.limits.max-body-size} bounds its bytes. */
    @WithDefault("100000")
    int mostRoutes();
}
