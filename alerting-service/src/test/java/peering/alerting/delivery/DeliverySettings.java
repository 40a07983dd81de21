package peering.alerting.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@link DeliveryConfig} in tests. */
record DeliverySettings(
        Duration timeout,
        List<Duration> retryAfter,
        Duration longestWish,
        int concurrency,
        int perEndpoint,
        Duration lease,
        Duration lookEvery,
        int testsPerMinute,
        int failingAfter,
        Duration disableAfter,
        Optional<List<String>> trustedCertificates)
        implements DeliveryConfig {

    static DeliverySettings of(Duration timeout, Optional<List<String>> trusted) {
        return new DeliverySettings(
                timeout,
                List.of(),
                Duration.ofHours(1),
                4,
                2,
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                10,
                4,
                Duration.ofHours(120),
                trusted);
    }
}
