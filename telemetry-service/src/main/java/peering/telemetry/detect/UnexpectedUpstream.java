package peering.telemetry.detect;

import java.util.Optional;
import java.util.stream.Collectors;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;

/**
 * The origin is right, but it does not hand its routes to the network that stands before it: a new
 * neighbour that nobody named, or a forger who wrote the origin's number at the end of the path.
 *
 * <pre>
 *   the policy names no upstreams ............. no: any may be
 *   the origin itself is the collector's peer . no
 *   an AS_SET at the end ...................... no: who handed it on is not known
 *   one of the upstreams, or of the origins ... no
 *   any other ................................. yes
 * </pre>
 */
final class UnexpectedUpstream implements AnomalyRule {
    @Override
    public Optional<Finding> judge(Scene scene) {
        var upstreams = scene.watched().policy().upstreams();
        if (upstreams.isEmpty()) return Optional.empty();
        return scene.path()
                .upstream()
                .filter(asn -> !upstreams.contains(asn.value()))
                .filter(asn -> !scene.watched().expected().contains(asn.value()))
                .map(asn -> finding(scene, asn.value()));
    }

    private static Finding finding(Scene scene, long by) {
        String known =
                scene.watched().policy().upstreams().stream()
                        .sorted()
                        .map(asn -> "AS" + asn)
                        .collect(Collectors.joining(", "));
        return new Finding(
                Offence.ofPath(Kind.UnexpectedUpstream, scene, by),
                Grounds.ordinary(
                        Severity.Critical,
                        Grounds.piece("policy-upstreams", "The policy's upstreams: " + known),
                        Grounds.piece("path", "the path is " + scene.route().path())));
    }
}
