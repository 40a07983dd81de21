package peering.routing.rtr;

import java.time.Duration;

/**
 * How long a cache wants us to wait (RFC 8210 section 6).
 *
 * @param refresh between two questions for news, 1 s to a day
 * @param retry after one that failed, 1 s to two hours
 * @param expire for how long the data may be used without news, 10 minutes to two days, longer than
 *     both
 */
public record RtrTimers(Duration refresh, Duration retry, Duration expire) {
    /** What RFC 8210 recommends; a cache of version 0 names none. */
    public static final RtrTimers USUAL =
            new RtrTimers(
                    Duration.ofSeconds(3600), Duration.ofSeconds(600), Duration.ofSeconds(7200));

    static RtrTimers of(long refresh, long retry, long expire) {
        bounded("refresh", refresh, 1, 86_400);
        bounded("retry", retry, 1, 7200);
        bounded("expire", expire, 600, 172_800);
        if (expire <= refresh || expire <= retry) {
            throw new RtrFault(RtrError.CORRUPT_DATA, "expire is no longer than refresh and retry");
        }
        return new RtrTimers(
                Duration.ofSeconds(refresh), Duration.ofSeconds(retry), Duration.ofSeconds(expire));
    }

    private static void bounded(String name, long seconds, int least, int most) {
        if (seconds < least || seconds > most) {
            throw new RtrFault(
                    RtrError.CORRUPT_DATA,
                    "%s is %d s and not %d to %d".formatted(name, seconds, least, most));
        }
    }
}
