package peering.registration.path.decision;

import java.time.Duration;
import peering.contract.Trouble;

/**
 * What an operator asks of a path.
 *
 * @param minSessions sessions that have to be up at a primary site
 * @param minRouters routers that these have to be on
 * @param latencyRise from this rise on a degradation counts
 * @param latencySeverity and from this severity on
 * @param returnAfter how long the primary has to be better before the prefix goes back to it
 * @param longestHold the most that flapping makes of {@code returnAfter}
 * @param calmAfter a stay on the primary of this length makes earlier flaps forgotten
 * @param leaveInternetAfter how long a prefix stays on the Internet before the backup takes it
 */
public record PathPolicy(
        int minSessions,
        int minRouters,
        Duration latencyRise,
        Trouble.Severity latencySeverity,
        Duration returnAfter,
        Duration longestHold,
        Duration calmAfter,
        Duration leaveInternetAfter) {
    private static final int MOST_DOUBLINGS = 20;

    boolean isRedundant(SiteView site) {
        return site.up() >= minSessions && site.routers() >= minRouters;
    }

    boolean minds(Degradation degradation) {
        return degradation.riseMillis() >= latencyRise.toMillis()
                && degradation.severity().compareTo(latencySeverity) >= 0;
    }

    /** {@code returnAfter}, doubled with each flap, within its bound. */
    Duration hold(int flaps) {
        var doubled = returnAfter.multipliedBy(1L << Math.min(flaps, MOST_DOUBLINGS));
        return doubled.compareTo(longestHold) < 0 ? doubled : atLeast(longestHold);
    }

    private Duration atLeast(Duration hold) {
        return hold.compareTo(returnAfter) < 0 ? returnAfter : hold;
    }
}
