package peering.alerting.endpoint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an endpoint may be, and how many. */
@ConfigMapping(prefix = "peering.endpoint")
public interface EndpointConfig {
    /**
     * Opens 127.0.0.0/8 and ::1, also by plain http, and nothing else. For a stack on one machine;
     * in production it would let customers call what listens beside this service.
     */
    @WithDefault("false")
    boolean allowLoopback();

    @WithDefault("20")
    int mostPerOrganisation();

    /** Whether an endpoint has to be verified before anything else is sent to it. */
    @WithDefault("off")
    Verification verification();

    enum Verification {
        /** It can be; nothing waits for it. */
        OFF,
        REQUIRED
    }

    /** How long a name may take to resolve. */
    @WithDefault("5s")
    Duration lookupTimeout();

    /** How long a secret that was rotated away signs beside its successor. */
    @WithDefault("24h")
    Duration secretOverlap();

    /** The most secrets that sign at the same time. */
    @WithDefault("5")
    int mostSecrets();
}
