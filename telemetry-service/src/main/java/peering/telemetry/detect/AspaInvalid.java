package peering.telemetry.detect;

import java.util.Optional;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;
import peering.routing.rpki.AspaVerdict;
import peering.routing.topology.AspaVerification;

/**
 * The path is one that customers' signed lists of providers do not allow
 * (draft-ietf-sidrops-aspa-verification, section 6): somebody passed the route on who was not to,
 * or the path is forged.
 *
 * <pre>
 *   ASPAs are not known, some hop is not attested, valid ... no
 *   an AS_SET in the path .................................. no: nothing can be said of it
 *   invalid ................................................ yes: the first suspect is blamed
 * </pre>
 *
 * Judged as what a provider told us, for a collector's peer stands to us in no way: what is invalid
 * so is invalid from everywhere.
 */
final class AspaInvalid implements AnomalyRule {
    @Override
    public Optional<Finding> judge(Scene scene) {
        if (scene.path().isEmpty()) return Optional.empty();
        return scene.world()
                .aspas()
                .map(table ->
                        new AspaVerification(table).downstream(scene.path(), Optional.empty()))
                .filter(AspaVerdict.Invalid.class::isInstance)
                .map(AspaVerdict.Invalid.class::cast)
                .filter(invalid -> !invalid.suspects().isEmpty())
                .map(invalid -> finding(scene, invalid));
    }

    private static Finding finding(Scene scene, AspaVerdict.Invalid invalid) {
        var denied =
                invalid.denied().stream()
                        .map(hop ->
                                Grounds.piece(
                                        "aspa-denied",
                                        hop.customer()
                                                + " denies that "
                                                + hop.provider()
                                                + " is its provider"))
                        .toList();
        var grounds = new Grounds(Grounds.Weight.PROVEN, Severity.Critical, denied);
        return new Finding(
                Offence.ofPath(Kind.AspaInvalid, scene, invalid.suspects().getFirst().value()),
                grounds.and(Grounds.piece("path", "the path is " + scene.route().path())));
    }
}
