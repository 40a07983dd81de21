package peering.telemetry.detect;

import java.util.List;
import java.util.Optional;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;
import peering.routing.net.Asn;
import peering.routing.rpki.RovVerdict;

/**
 * The origin is expected, but RPKI says that it may not announce this (RFC 6811): the ROA names
 * another AS, or a more specific was announced than it allows (RFC 9319).
 *
 * <pre>
 *   RPKI is not known, no ROA covers it, valid ... no
 *   the origin is an AS_SET ...................... no: nothing can be said of it
 *   invalid ...................................... yes: networks that validate drop the route
 * </pre>
 *
 * Mostly the ROA is what has to be mended.
 */
final class RpkiInvalid implements AnomalyRule {
    @Override
    public Optional<Finding> judge(Scene scene) {
        var origin = scene.route().origin().single().map(Asn::of);
        if (origin.isEmpty()) return Optional.empty();
        return scene.world()
                .vrps()
                .map(vrps -> vrps.judge(scene.route().announced(), origin))
                .filter(RovVerdict.Invalid.class::isInstance)
                .map(verdict -> finding(scene, (RovVerdict.Invalid) verdict));
    }

    private static Finding finding(Scene scene, RovVerdict.Invalid invalid) {
        return new Finding(
                Offence.ofOrigin(Kind.RpkiInvalid, scene),
                new Grounds(
                        Grounds.Weight.PROVEN,
                        Severity.Warning,
                        List.of(OriginGrounds.invalid(invalid))));
    }
}
