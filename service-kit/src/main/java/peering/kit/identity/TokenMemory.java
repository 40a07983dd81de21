package peering.kit.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.security.identity.SecurityIdentity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Whom the tokens speak for that were verified a moment ago. A token is forgotten when it ends, and
 * after {@link #LONGEST} at the latest: so long does it take until a key that the issuer has
 * withdrawn is missed. What was refused is never kept.
 */
final class TokenMemory {
    static final Duration LONGEST = Duration.ofSeconds(30);

    /** A token and its identity take a few kilobytes. */
    static final int MOST = 2_000;

    private final Clock clock;
    private final Cache<String, Known> known;

    private record Known(SecurityIdentity identity, Instant end) {}

    TokenMemory(Clock clock) {
        this.clock = clock;
        // By the clock that tokens are judged by, so that both know one time only.
        Ticker ticker = () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos();
        this.known =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .ticker(ticker)
                        .executor(Runnable::run)
                        .expireAfter(Expiry.<String, Known>creating((token, what) -> left(what)))
                        .build();
    }

    /** Null if it has to be verified. */
    SecurityIdentity of(String token) {
        var found = known.getIfPresent(token);
        return found == null || !clock.instant().isBefore(found.end()) ? null : found.identity();
    }

    /**
     * @param end when the token ends, by its claim {@code exp} (RFC 7519, section 4.1.4)
     */
    void keep(String token, SecurityIdentity verified, Instant end) {
        if (clock.instant().isBefore(end)) known.put(token, new Known(verified, end));
    }

    private Duration left(Known what) {
        var untilEnd = Duration.between(clock.instant(), what.end());
        return untilEnd.compareTo(LONGEST) < 0 ? untilEnd : LONGEST;
    }
}
