package peering.telemetry.detect;

import java.util.List;
import java.util.Optional;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.watched.WatchedPrefix;

/** Every rule, in the order in which they are asked. To add one: write it, add it here. */
final class AnomalyRules {
    private static final List<AnomalyRule> IN_ORDER =
            List.of(new OriginHijack(), new SubPrefixHijack());

    private AnomalyRules() {}

    /** The first offence found; a prefix that is not verified cannot be offended. */
    static Optional<Offence> judge(WatchedPrefix watched, PeerRoute route) {
        if (!watched.verified() || !watched.prefix().covers(route.announced())) {
            return Optional.empty();
        }
        return IN_ORDER.stream().flatMap(rule -> rule.judge(watched, route).stream()).findFirst();
    }
}
