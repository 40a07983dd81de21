package peering.telemetry.detect;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import peering.contract.RouteAnomalyFact.Evidence;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;
import peering.telemetry.route.Origin;

/**
 * The route around the registered prefix comes from another origin than usual. While the prefix
 * itself is announced that takes nothing; once it is withdrawn, everything.
 *
 * <pre>
 *   the origin may originate the prefix itself ................... no
 *   the policy names origins of the route around it .............. yes, unless it is one of them
 *   another route around the prefix is nearer, or nobody knows yet
 *   who usually originates this one ............................. no
 *   the usual origin, whatever its form .......................... no
 *   any other .................................................... yes, if 3 peer ASes show it
 * </pre>
 */
final class CoveringOriginChange {
    private CoveringOriginChange() {}

    /**
     * @param scene the route's prefix covers the watched one
     * @param usual who usually originates it
     */
    static Optional<Finding> judge(Scene scene, Optional<Origin> usual) {
        var watched = scene.watched();
        boolean asked = watched.verified() && watched.policy().wants(Kind.CoveringOriginChange);
        if (!asked || scene.originIsExpected()) return Optional.empty();
        var named = watched.policy().coveringOrigins();
        var origin = scene.route().origin();
        boolean usually =
                named.isEmpty()
                        ? usual.isEmpty() || origin.within(usual.get().members())
                        : origin.within(named);
        return usually ? Optional.empty() : Optional.of(finding(scene, grounds(named, usual)));
    }

    private static Finding finding(Scene scene, Evidence why) {
        return new Finding(
                        Offence.ofOrigin(Kind.CoveringOriginChange, scene),
                        new Grounds(
                                Grounds.Weight.THIN,
                                Severity.Warning,
                                List.of(
                                        why,
                                        Grounds.piece(
                                                "path", "the path is " + scene.route().path()))))
                .under(scene.watched().policy());
    }

    private static Evidence grounds(Set<Long> named, Optional<Origin> usual) {
        return named.isEmpty()
                ? Grounds.piece("usual-origin", "Usually AS" + usual.orElseThrow() + " does")
                : Grounds.piece(
                        "policy-covering-origins",
                        "The policy: it comes from "
                                + named.stream()
                                        .sorted()
                                        .map(asn -> "AS" + asn)
                                        .collect(Collectors.joining(", ")));
    }
}
