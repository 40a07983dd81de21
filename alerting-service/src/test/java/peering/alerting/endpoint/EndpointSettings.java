package peering.alerting.endpoint;

import java.time.Duration;

/** {@link EndpointConfig} in tests. */
public record EndpointSettings(
        boolean allowLoopback,
        int mostPerOrganisation,
        Verification verification,
        Duration lookupTimeout,
        Duration secretOverlap,
        int mostSecrets)
        implements EndpointConfig {

    public static EndpointSettings loopback(boolean open) {
        return new EndpointSettings(
                open, 20, Verification.OFF, Duration.ofMillis(500), Duration.ofHours(24), 5);
    }
}
