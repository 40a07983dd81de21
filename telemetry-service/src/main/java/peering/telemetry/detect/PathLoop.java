package peering.telemetry.detect;

import java.util.Optional;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;

/**
 * An AS stands in the path, then others, then the same again.
 *
 * <pre>
 *   the same several times in a row ........... no: prepending
 *   again, and it is an expected origin ....... yes, for information: the holder poisons the path
 *                                               to keep the route away from those between
 *   again, any other .......................... yes
 * </pre>
 *
 * BGP drops a route that names the receiver (RFC 4271, section 9.1.2), so nobody passed it on like
 * this: the path, or a part of it, was made up.
 */
final class PathLoop implements AnomalyRule {
    @Override
    public Optional<Finding> judge(Scene scene) {
        return scene.path().loops().stream()
                .map(asn -> {
                    boolean own = scene.watched().expected().contains(asn.value());
                    var most = own ? Severity.Info : Severity.Warning;
                    var seen = Grounds.piece("path-loop", "the path is " + scene.route().path());
                    return new Finding(
                            Offence.ofPath(Kind.PathLoop, scene, asn.value()),
                            Grounds.ordinary(most, seen));
                })
                .findFirst();
    }
}
