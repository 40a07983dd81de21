package peering.telemetry.detect;

import java.util.List;
import java.util.Optional;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;
import peering.routing.net.Asn;
import peering.routing.topology.AsRelationships;
import peering.routing.topology.Leak;
import peering.routing.topology.OnlyToCustomer;
import peering.routing.topology.ValleyFree;

/**
 * A network passed the route on to whom it was not meant for (RFC 7908).
 *
 * <pre>
 *   relationships are not known ............................ no
 *   marked "only to customers", and told upwards after it .. yes (RFC 9234)
 *   from a provider to a provider (type 1) ................. yes, of low confidence
 *   types 2 to 4 ........................................... no: peers are what inferences get wrong
 *                                                            most, and the noise would bury the rest
 * </pre>
 */
final class RouteLeak implements AnomalyRule {
    @Override
    public Optional<Finding> judge(Scene scene) {
        return scene.world()
                .relationships()
                .flatMap(known -> byMark(scene, known).or(() -> byRelations(scene, known)));
    }

    private static Optional<Finding> byMark(Scene scene, AsRelationships known) {
        var mark = scene.route().onlyToCustomer().map(Asn::of);
        return OnlyToCustomer.leakOn(scene.path(), mark, known)
                .map(leak ->
                        finding(
                                scene,
                                leak,
                                Grounds.ordinary(
                                        Severity.Critical,
                                        Grounds.piece(
                                                "otc",
                                                "AS"
                                                        + mark.get().value()
                                                        + " marked it for customers only"))));
    }

    private static Optional<Finding> byRelations(Scene scene, AsRelationships known) {
        return new ValleyFree(known)
                .judge(scene.path()).leaks().stream()
                        .filter(leak -> leak.type() == Leak.Type.HAIRPIN)
                        .findFirst()
                        .map(leak ->
                                finding(
                                        scene,
                                        leak,
                                        new Grounds(
                                                Grounds.Weight.DOUBTFUL,
                                                Severity.Warning,
                                                List.of(
                                                        Grounds.piece(
                                                                "valley",
                                                                "as relationships are inferred")))));
    }

    private static Finding finding(Scene scene, Leak leak, Grounds grounds) {
        return new Finding(
                Offence.ofPath(Kind.RouteLeak, scene, leak.leaker().value()),
                grounds.and(Grounds.piece("leak", leak.toString()))
                        .and(Grounds.piece("path", "the path is " + scene.route().path())));
    }
}
