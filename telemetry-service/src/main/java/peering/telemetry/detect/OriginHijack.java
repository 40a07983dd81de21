package peering.telemetry.detect;

import java.util.Optional;
import peering.contract.RouteAnomalyFact.Kind;

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
    public Optional<Finding> judge(Scene scene) {
        if (!scene.isExact() || scene.originIsExpected()) return Optional.empty();
        return Optional.of(
                new Finding(Offence.ofOrigin(Kind.OriginHijack, scene), OriginGrounds.of(scene)));
    }
}
