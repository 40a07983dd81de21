package peering.portal.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where the APIs are and how much may pass. */
@ConfigMapping(prefix = "peering.portal")
public interface GatewayConfig {

    @WithDefault("http://localhost:8081")
    URI registrationUrl();

    @WithDefault("http://localhost:8082")
    URI validatorUrl();

    @WithDefault("http://localhost:8083")
    URI telemetryUrl();

    @WithDefault("http://localhost:8084")
    URI alertingUrl();

    /**
     * Scheme, host and port as the browser knows the portal. Set it where TLS ends before the
     * portal; empty: the request's own scheme and Host header are believed.
     */
    Optional<URI> origin();

    /**
     * Encrypts the session cookie and the login's state, 32 characters or more, the same on every
     * replica. A new one logs everybody out.
     */
    String sessionSecret();

    /** To reach an API. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** To the first byte of an API's answer, and between any two bytes of it. */
    @WithDefault("15s")
    Duration answerTimeout();

    /** What a page may send in one call; the APIs refuse more than this anyway. */
    @WithDefault("1M")
    MemorySize maxRequest();

    /** What an API may answer to one call: a page of 1,000 items is well below. */
    @WithDefault("16M")
    MemorySize maxAnswer();

    /**
     * Calls under way to one API, all sessions together. Ten times as many may wait for their turn,
     * no longer than {@link #connectTimeout}; the rest is refused.
     */
    @WithDefault("100")
    int maxCallsPerApi();
}
