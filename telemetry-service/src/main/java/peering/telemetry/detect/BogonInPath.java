package peering.telemetry.detect;

import java.util.Locale;
import java.util.Optional;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;
import peering.routing.net.Asn;

/**
 * The path leads through a number that no network of the Internet may hold.
 *
 * <pre>
 *   private (RFC 6996), for documentation (RFC 5398), reserved (RFC 7300, RFC 7607) ... yes
 *   one of the expected origins ....................................................... no: registered
 *   23456 (RFC 6793) ................. no: an old router's word for a number it cannot write
 *   112 (RFC 7534) ................... no: many may announce it
 * </pre>
 *
 * Mostly somebody forgot to take a private neighbour out; a forger hides behind such a number, too.
 */
final class BogonInPath implements AnomalyRule {
    @Override
    public Optional<Finding> judge(Scene scene) {
        return scene.path().bogons().stream()
                .filter(asn -> !asn.equals(Asn.TRANS))
                .filter(asn -> !scene.watched().expected().contains(asn.value()))
                .map(asn -> finding(scene, asn))
                .findFirst();
    }

    private static Finding finding(Scene scene, Asn asn) {
        String purpose = asn.purpose().name().toLowerCase(Locale.ROOT);
        return new Finding(
                Offence.ofPath(Kind.BogonInPath, scene, asn.value()),
                Grounds.ordinary(
                        Severity.Warning,
                        Grounds.piece("bogon-asn", asn + " is set aside: " + purpose),
                        Grounds.piece("path", "the path is " + scene.route().path())));
    }
}
