package peering.telemetry.detect;

import java.util.Optional;
import peering.contract.RouteAnomalyFact.Kind;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.watched.WatchedPrefix;

/**
 * Somebody else announces exactly the registered prefix.
 *
 * <pre>
 *   announced is not the registered prefix .............. no (see {@link SubPrefixHijack})
 *   origin is one of the expected ....................... no
 *   origin is an AS_SET, all members are expected ....... no
 *   anything else ....................................... yes
 * </pre>
 *
 * Routers choose between the two by path length and policy, so each origin keeps a part of the
 * Internet.
 */
final class OriginHijack implements AnomalyRule {

    @Override
    public Optional<Offence> judge(WatchedPrefix watched, PeerRoute route) {
        boolean exact = route.announced().equals(watched.prefix());
        if (!exact || route.origin().within(watched.origins())) return Optional.empty();
        return Optional.of(new Offence(Kind.OriginHijack, route.announced(), route.origin()));
    }
}
