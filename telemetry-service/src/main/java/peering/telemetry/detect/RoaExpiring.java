package peering.telemetry.detect;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;
import peering.routing.net.Asn;
import peering.routing.rpki.Vrp;
import peering.routing.rpki.VrpTable;

/**
 * Every VRP that lets the expected origin announce the prefix runs out soon and was not renewed.
 *
 * <pre>
 *   the table does not say when VRPs run out ......... no
 *   a more specific of the prefix .................... no: it has the same VRPs, mostly
 *   one VRP that matches lasts, or was renewed ....... no
 *   all of them end within the hour, and did so by
 *   the table before ................................. yes
 * </pre>
 *
 * Objects are renewed hours before their end, again and again: only one that is not counts.
 */
final class RoaExpiring implements AnomalyRule {
    @Override
    public Optional<Finding> judge(Scene scene) {
        var expiring = scene.world().expiring();
        var vrps = scene.world().vrps();
        var origin = scene.route().origin().single().map(Asn::of);
        boolean mayBe = scene.isExact() && vrps.isPresent() && origin.isPresent();
        if (!mayBe || expiring.size() == 0) return Optional.empty();
        var matching = matching(scene, vrps.get(), origin.get());
        boolean all = expiring.covering(scene.route().announced()).containsAll(matching);
        return all && !matching.isEmpty()
                ? Optional.of(finding(scene, last(matching, vrps.get()), vrps.get()))
                : Optional.empty();
    }

    private static List<Vrp> matching(Scene scene, VrpTable vrps, Asn origin) {
        int length = scene.route().announced().length();
        return vrps.covering(scene.route().announced()).stream()
                .filter(vrp -> vrp.origin().equals(origin) && length <= vrp.maxLength())
                .toList();
    }

    private static Vrp last(List<Vrp> matching, VrpTable vrps) {
        return matching.stream()
                .max(Comparator.comparing(vrp -> vrps.expires(vrp).orElseThrow()))
                .orElseThrow();
    }

    private static Finding finding(Scene scene, Vrp last, VrpTable vrps) {
        var said = "The last ROA, " + last + ", runs out at " + vrps.expires(last).orElseThrow();
        return new Finding(
                Offence.ofOrigin(Kind.RoaExpiring, scene),
                new Grounds(
                        Grounds.Weight.PROVEN,
                        Severity.Warning,
                        List.of(Grounds.piece("roa-expiring", said + " and was not renewed"))));
    }
}
