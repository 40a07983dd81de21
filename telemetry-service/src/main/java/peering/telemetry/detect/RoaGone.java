package peering.telemetry.detect;

import java.util.List;
import java.util.Optional;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;
import peering.routing.net.Asn;
import peering.routing.rpki.RovVerdict;

/**
 * A ROA let the expected origin announce the prefix, and now no ROA covers it (RFC 6811: from valid
 * to not found): whoever hijacks it is no longer told apart.
 *
 * <pre>
 *   RPKI is not known, or never covered the prefix while we watched ... no
 *   a more specific of the prefix ..................................... no: one trouble is enough
 *   a ROA covers it ................................................... no (see {@link RpkiInvalid})
 *   it went more than a week ago ...................................... no: that is how it is now
 *   anything else ..................................................... yes
 * </pre>
 */
final class RoaGone implements AnomalyRule {
    @Override
    public Optional<Finding> judge(Scene scene) {
        if (scene.roaGoneAt().isEmpty() || !scene.isExact()) return Optional.empty();
        return scene.world()
                .vrps()
                .map(vrps ->
                        vrps.judge(
                                scene.route().announced(),
                                scene.route().origin().single().map(Asn::of)))
                .filter(RovVerdict.NotFound.class::isInstance)
                .map(_ ->
                        new Finding(
                                Offence.ofOrigin(Kind.RoaGone, scene),
                                new Grounds(
                                        Grounds.Weight.PROVEN,
                                        Severity.Warning,
                                        List.of(
                                                Grounds.piece(
                                                        "roa-gone",
                                                        "A ROA allowed it until "
                                                                + scene.roaGoneAt().get()
                                                                + "; none covers it now")))));
    }
}
