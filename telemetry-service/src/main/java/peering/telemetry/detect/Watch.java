package peering.telemetry.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import peering.telemetry.watched.WatchPolicy;
import peering.telemetry.watched.WatchedPrefix;

/**
 * A watched prefix as detection holds it.
 *
 * @param watched null until its registration has come; routes may be faster
 * @param lastSeen the newest time of a collector's clock here
 * @param arrived when that came to us, by our clock
 * @param routes how many are remembered
 * @param policy the customer's; may be faster than the registration, too
 * @param anomalies how many are held, suspected ones included
 */
record Watch(
        WatchedPrefix watched,
        Instant lastSeen,
        Instant arrived,
        int routes,
        int anomalies,
        WatchPolicy policy) {

    static final Watch NEW = new Watch(null, Instant.EPOCH, Instant.EPOCH, 0, 0, WatchPolicy.NONE);

    Watch {
        // State from before there were policies has none.
        if (policy == null) policy = WatchPolicy.NONE;
    }

    boolean verified() {
        return watched != null && watched.verified();
    }

    /**
     * The collectors' clock: what they said last, and since then it runs on as ours does. So a
     * replay of an old day lives in that day, and a live feed that falls silent still gets older.
     */
    Instant clock(Instant now) {
        var since = Duration.between(arrived, now);
        return since.isNegative() ? lastSeen : lastSeen.plus(since);
    }

    Watch seen(Instant at, Instant now) {
        return at.isBefore(lastSeen)
                ? this
                : new Watch(watched, at, now, routes, anomalies, policy);
    }

    /** True if nothing but the clock is another. */
    boolean isButForItsClock(Watch other) {
        return routes == other.routes
                && anomalies == other.anomalies
                && policy.equals(other.policy)
                && Objects.equals(watched, other.watched);
    }

    Watch as(WatchedPrefix next) {
        return new Watch(next.with(policy), lastSeen, arrived, routes, anomalies, policy);
    }

    Watch policed(WatchPolicy next) {
        var now = watched == null ? null : watched.with(next);
        return new Watch(now, lastSeen, arrived, routes, anomalies, next);
    }

    /** True if both are watched, and a route is right or wrong in both alike. */
    boolean judgesLike(Watch other) {
        return verified()
                && other.verified()
                && watched.origins().equals(other.watched.origins())
                && policy.equals(other.policy);
    }

    Watch withRoutes(int more) {
        return new Watch(watched, lastSeen, arrived, routes + more, anomalies, policy);
    }

    Watch withAnomalies(int more) {
        return new Watch(watched, lastSeen, arrived, routes, anomalies + more, policy);
    }
}
