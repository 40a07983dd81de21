package peering.alerting.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How webhooks are sent. */
@ConfigMapping(prefix = "peering.delivery")
public interface DeliveryConfig {
    /** Whole attempt, from connecting to the end of the answer's head. */
    @WithDefault("15s")
    Duration timeout();

    /**
     * The wait before each retry, the example of Standard Webhooks: ten attempts over three days.
     * When it is used up the delivery is parked, not dropped.
     */
    @WithDefault("5s,5m,30m,2h,5h,10h,14h,20h,24h")
    List<Duration> retryAfter();

    /** The most that a receiver's Retry-After may put off a retry. */
    @WithDefault("24h")
    Duration longestWish();

    /** Attempts at the same time in this process, and those that are not recorded yet. */
    @WithDefault("512")
    int concurrency();

    /** Attempts at the same time to one endpoint, so that a slow one cannot take all places. */
    @WithDefault("10")
    int perEndpoint();

    /**
     * How long an endpoint's deliveries belong to one worker, which renews it. After that the
     * worker counts as gone. Has to be longer than twice {@link #timeout}.
     */
    @WithDefault("60s")
    Duration lease();

    /** How often the table is looked at when nothing was notified and nothing is due. */
    @WithDefault("10s")
    Duration lookEvery();

    /** Test events that one endpoint may be sent within a minute. */
    @WithDefault("10")
    int testsPerMinute();

    /** Attempts of one delivery that fail before the organisation's other endpoints are told. */
    @WithDefault("4")
    int failingAfter();

    /**
     * An endpoint is disabled when a delivery is given up so long after the first one was, and
     * nothing arrived between.
     */
    @WithDefault("120h")
    Duration disableAfter();

    /** PEM files of authorities to trust instead of the runtime's own. */
    Optional<List<String>> trustedCertificates();
}
