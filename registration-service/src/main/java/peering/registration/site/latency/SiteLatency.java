package peering.registration.site.latency;

import java.time.Duration;
import java.time.Instant;

/**
 * The newest measure of round trips between a place and a site.
 *
 * @param medianMillis milliseconds
 * @param samples round trips that the median is of
 * @param until the end of the time that it is about
 */
public record SiteLatency(
        String place, String siteId, double medianMillis, long samples, Instant until) {

    /** Whether it still says something. */
    public boolean isFresh(Instant now, Duration longest) {
        return until.isAfter(now.minus(longest));
    }
}
