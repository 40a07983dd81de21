package peering.telemetry.detect;

import java.util.Optional;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;
import peering.routing.net.Asn;

/**
 * The prefix is announced to upstreams for themselves only ({@code noExport} of the policy, RFC
 * 1997), and one of them passed it on.
 *
 * <pre>
 *   the holder's own networks, one after the other, count as one
 *   the holder, or its upstream, is the collector's peer ... no: they may have it
 *   three networks or more ................................. yes: the holder's upstream is blamed
 * </pre>
 */
final class NoExportLeak implements AnomalyRule {
    @Override
    public Optional<Finding> judge(Scene scene) {
        if (!scene.watched().policy().noExport()) return Optional.empty();
        return passedOnBy(scene)
                .map(by ->
                        new Finding(
                                Offence.ofPath(Kind.NoExportLeak, scene, by.value()),
                                Grounds.ordinary(
                                        Severity.Warning,
                                        Grounds.piece("policy", "The policy: not to be passed on"),
                                        Grounds.piece(
                                                "path", "the path is " + scene.route().path()))));
    }

    /** The network that the holder's last one told, if another stands before it. */
    private static Optional<Asn> passedOnBy(Scene scene) {
        if (scene.path().upstream().isEmpty()) return Optional.empty(); // no single origin
        var hops = scene.path().hops();
        int upstream = hops.size() - 2;
        while (upstream > 0 && scene.watched().expected().contains(hops.get(upstream).value())) {
            upstream--;
        }
        return upstream > 0 ? Optional.of(hops.get(upstream)) : Optional.empty();
    }
}
