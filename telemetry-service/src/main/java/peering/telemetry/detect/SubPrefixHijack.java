package peering.telemetry.detect;

import java.util.Optional;
import peering.contract.RouteAnomalyFact.Kind;

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
    public Optional<Finding> judge(Scene scene) {
        if (scene.isExact() || scene.originIsExpected()) return Optional.empty();
        return Optional.of(
                new Finding(
                        Offence.ofOrigin(Kind.SubPrefixHijack, scene), OriginGrounds.of(scene)));
    }
}
