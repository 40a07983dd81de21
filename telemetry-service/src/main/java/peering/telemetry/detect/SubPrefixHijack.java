package peering.telemetry.detect;

import java.util.Optional;
import peering.contract.RouteAnomalyFact.Kind;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.watched.WatchedPrefix;

/**
 * Somebody else announces a part of the registered prefix.
 *
 * <pre>
 *   announced is the registered prefix .................. no (see {@link OriginHijack})
 *   origin is one of the expected ....................... no: traffic engineering
 *   origin is an AS_SET, all members are expected ....... no
 *   anything else ....................................... yes
 * </pre>
 *
 * The more specific route wins everywhere (RFC 4271, section 9.1), so this takes all of the
 * traffic.
 */
final class SubPrefixHijack implements AnomalyRule {

    @Override
    public Optional<Offence> judge(WatchedPrefix watched, PeerRoute route) {
        boolean exact = route.announced().equals(watched.prefix());
        if (exact || route.origin().within(watched.origins())) return Optional.empty();
        return Optional.of(new Offence(Kind.SubPrefixHijack, route.announced(), route.origin()));
    }
}
