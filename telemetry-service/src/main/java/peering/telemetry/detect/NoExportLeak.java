package peering.telemetry.detect;

import java.util.Optional;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;

/**
 * The prefix is announced to upstreams for themselves only ({@code noExport} of the policy, RFC
 * 1997), and one of them passed it on.
 *
 * <pre>
 *   the origin, or its upstream, is the collector's peer ... no: they may have it
 *   three networks or more ................................. yes: the origin's upstream is blamed
 * </pre>
 */
final class NoExportLeak implements AnomalyRule {
    private static final int OURS_AND_UPSTREAM = 2;

    @Override
    public Optional<Finding> judge(Scene scene) {
        boolean passedOn = scene.path().hops().size() > OURS_AND_UPSTREAM;
        if (!scene.watched().policy().noExport() || !passedOn) return Optional.empty();
        return scene.path()
                .upstream()
                .map(by ->
                        new Finding(
                                Offence.ofPath(Kind.NoExportLeak, scene, by.value()),
                                Grounds.ordinary(
                                        Severity.Warning,
                                        Grounds.piece("policy", "The policy: not to be passed on"),
                                        Grounds.piece(
                                                "path", "the path is " + scene.route().path()))));
    }
}
