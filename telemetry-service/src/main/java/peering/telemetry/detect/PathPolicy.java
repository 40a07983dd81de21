package peering.telemetry.detect;

import java.util.List;
import java.util.Optional;
import peering.contract.RouteAnomalyFact.Evidence;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;
import peering.routing.net.Asn;
import peering.telemetry.watched.WatchPolicy;

/**
 * The path is not what the policy says of it: more networks than {@code longestPath}, or none that
 * {@code pathPattern} takes. Prepending is folded; a path with an AS_SET is judged by its length
 * only, for the set's place holds no one network.
 */
final class PathPolicy implements AnomalyRule {
    @Override
    public Optional<Finding> judge(Scene scene) {
        var networks = scene.path().hops().stream().map(Asn::value).toList();
        if (networks.isEmpty()) return Optional.empty();
        var policy = scene.watched().policy();
        return tooLong(policy, networks)
                .or(() -> scene.path().hasSet() ? Optional.empty() : unlike(policy, networks))
                .map(why ->
                        new Finding(
                                Offence.ofOrigin(Kind.PathPolicy, scene),
                                Grounds.ordinary(
                                        Severity.Warning,
                                        why,
                                        Grounds.piece(
                                                "path", "the path is " + scene.route().path()))));
    }

    private static Optional<Evidence> tooLong(WatchPolicy policy, List<Long> networks) {
        return policy.longestPath()
                .filter(longest -> networks.size() > longest)
                .map(longest ->
                        Grounds.piece(
                                "policy-longest-path",
                                networks.size() + " networks, and the policy allows " + longest));
    }

    private static Optional<Evidence> unlike(WatchPolicy policy, List<Long> networks) {
        return policy.pathPattern()
                .filter(pattern -> !pattern.matches(networks))
                .map(pattern ->
                        Grounds.piece("policy-path-pattern", "The policy's pattern: " + pattern));
    }
}
