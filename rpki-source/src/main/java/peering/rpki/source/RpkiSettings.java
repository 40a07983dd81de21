package peering.rpki.source;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How sources are asked.
 *
 * @param refresh pause between two looks at a file or an HTTP server; a cache says itself
 * @param firstRetry the same while nothing has come yet
 * @param timeout a whole exchange over HTTP; connecting to a cache
 * @param tls what TLS to a cache trusts and shows; empty for the JDK's own
 */
public record RpkiSettings(
        Duration refresh, Duration firstRetry, Duration timeout, Optional<SSLContext> tls) {}
