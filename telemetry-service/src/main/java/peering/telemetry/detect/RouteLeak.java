package peering.telemetry.detect;

import java.util.List;
import java.util.Optional;
import peering.contract.RouteAnomalyFact.Evidence;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;
import peering.routing.net.Asn;
import peering.routing.rpki.AspaHop;
import peering.routing.rpki.AspaTable;
import peering.routing.topology.AsRelationships;
import peering.routing.topology.Leak;
import peering.routing.topology.OnlyToCustomer;
import peering.routing.topology.ValleyFree;

/**
 * A network passed the route on to whom it was not meant for (RFC 7908).
 *
 * <pre>
 *   the policy says that this network must not carry it .... yes: a peer told everybody
 *   marked "only to customers", and told upwards after it .. yes (RFC 9234)
 *   from a provider to a provider (type 1) ................. yes, of low confidence
 *   types 2 to 4, and signed lists of providers (ASPA) say
 *   of both neighbours what was inferred ................... yes, if 3 peer ASes show the same leaker
 *   types 2 to 4 otherwise ................................. for information, if 10 do: peers are what
 *                                                            inferences get wrong most
 *   relationships are not known ............................ only the first
 * </pre>
 */
final class RouteLeak implements AnomalyRule {
    @Override
    public Optional<Finding> judge(Scene scene) {
        var known = scene.world().relationships();
        return byPolicy(scene)
                .or(() -> known.flatMap(all -> byMark(scene, all)))
                .or(() -> known.flatMap(all -> byRelations(scene, all)));
    }

    /** Of several the one nearest to the origin: it had the route first. */
    private static Optional<Finding> byPolicy(Scene scene) {
        var never = scene.watched().policy().neverThrough();
        if (never.isEmpty()) return Optional.empty();
        var hops = scene.path().hops();
        return hops.subList(0, Math.max(0, hops.size() - 1)).reversed().stream()
                .map(Asn::value)
                .filter(never::contains)
                .findFirst()
                .map(by ->
                        new Finding(
                                Offence.ofPath(Kind.RouteLeak, scene, by),
                                Grounds.ordinary(
                                        Severity.Critical,
                                        Grounds.piece(
                                                "policy-never-through",
                                                "The policy: AS" + by + " must not carry it"),
                                        path(scene))));
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
        var leaks = new ValleyFree(known).judge(scene.path()).leaks();
        return leaks.stream()
                .filter(leak -> leak.type() == Leak.Type.HAIRPIN)
                .findFirst()
                .or(() -> leaks.stream().findFirst())
                .map(leak -> finding(scene, leak, grounds(scene, leak)));
    }

    private static Grounds grounds(Scene scene, Leak leak) {
        var inferred = Grounds.piece("valley", "as relationships are inferred");
        if (leak.type() == Leak.Type.HAIRPIN) {
            return new Grounds(Grounds.Weight.DOUBTFUL, Severity.Warning, List.of(inferred));
        }
        return scene.world().aspas().filter(aspas -> isSigned(leak, aspas)).isPresent()
                ? new Grounds(
                        Grounds.Weight.THIN,
                        Severity.Warning,
                        List.of(
                                inferred,
                                Grounds.piece(
                                        "valley-signed",
                                        "signed lists of providers say the same of both neighbours")))
                : new Grounds(Grounds.Weight.HINT, Severity.Info, List.of(inferred));
    }

    /** The leaker named its provider, and neither it nor its peer named the other. */
    private static boolean isSigned(Leak leak, AspaTable aspas) {
        return switch (leak.type()) {
            case HAIRPIN ->
                    isProvider(leak.leaker(), leak.from(), aspas)
                            && isProvider(leak.leaker(), leak.to(), aspas);
            case LATERAL ->
                    arePeers(leak.leaker(), leak.from(), aspas)
                            && arePeers(leak.leaker(), leak.to(), aspas);
            case PROVIDER_TO_PEER ->
                    isProvider(leak.leaker(), leak.from(), aspas)
                            && arePeers(leak.leaker(), leak.to(), aspas);
            case PEER_TO_PROVIDER ->
                    arePeers(leak.leaker(), leak.from(), aspas)
                            && isProvider(leak.leaker(), leak.to(), aspas);
        };
    }

    private static boolean isProvider(Asn customer, Asn provider, AspaTable aspas) {
        return aspas.hop(customer, provider) == AspaHop.PROVIDER;
    }

    private static boolean arePeers(Asn one, Asn other, AspaTable aspas) {
        return aspas.hop(one, other) == AspaHop.NOT_PROVIDER
                && aspas.hop(other, one) == AspaHop.NOT_PROVIDER;
    }

    private static Finding finding(Scene scene, Leak leak, Grounds grounds) {
        return new Finding(
                Offence.ofPath(Kind.RouteLeak, scene, leak.leaker().value()),
                grounds.and(Grounds.piece("leak", leak.toString())).and(path(scene)));
    }

    private static Evidence path(Scene scene) {
        return Grounds.piece("path", "the path is " + scene.route().path());
    }
}
