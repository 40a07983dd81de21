package peering.contract;

import java.time.Instant;

/**
 * How long a round trip between a place and a site took, over one hour.
 *
 * @param place where it was measured, the probe operator's own stable name such as {@code NL-AMS}
 * @param medianMillis milliseconds
 * @param samples round trips that the median is of, at least one
 * @param windowEnd exclusive
 * @param revision grows with every window of this place and site
 */
public record SiteLatencyFact(
        String place,
        String siteId,
        double medianMillis,
        long samples,
        Instant windowStart,
        Instant windowEnd,
        long revision) {

    /** The record's key on the topic. */
    public static String key(String place, String siteId) {
        return place + "|" + siteId;
    }
}
