package peering.telemetry.policy;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.routing.bgp.AsPath;
import peering.routing.net.Asn;
import peering.telemetry.route.PeerRoute;

/**
 * A policy as it might be, learnt from what is seen now. Nothing comes of it until a person has
 * looked at it and put it.
 *
 * @param policy the one in force, with the upstreams of {@code seen} that two peer ASes or more
 *     show
 * @param seen every upstream of an expected origin, most widely seen first
 */
record Proposal(Policy policy, List<Upstream> seen) {
    /** One peer alone may be a lab, or the very forger. */
    private static final int LEAST_PEER_ASES = 2;

    /**
     * @param peerAses how many different peer ASes show it
     */
    record Upstream(@Schema(description = "AS number") long asn, int peerAses) {}

    /** A route that is shown now. */
    record Route(long peerAsn, String path) {}

    static Proposal of(Policy now, List<Long> expected, List<Route> routes) {
        Map<Long, Set<Long>> peers = new HashMap<>();
        for (var route : routes) {
            var path = path(route.path());
            boolean ours = path.origin().map(Asn::value).filter(expected::contains).isPresent();
            if (!ours) continue;
            path.upstream()
                    .map(Asn::value)
                    .filter(asn -> !expected.contains(asn))
                    .ifPresent(asn ->
                            peers.computeIfAbsent(asn, _ -> new HashSet<>()).add(route.peerAsn()));
        }
        var seen =
                peers.entrySet().stream()
                        .map(entry -> new Upstream(entry.getKey(), entry.getValue().size()))
                        .sorted(
                                Comparator.comparingInt(Upstream::peerAses)
                                        .reversed()
                                        .thenComparingLong(Upstream::asn))
                        .toList();
        var wide =
                seen.stream()
                        .filter(one -> one.peerAses() >= LEAST_PEER_ASES)
                        .map(Upstream::asn)
                        .toList();
        return new Proposal(now.withUpstreams(wide), seen);
    }

    /** A path that was too long to be kept whole says nothing of its end. */
    private static AsPath path(String text) {
        return PeerRoute.isWhole(text) ? AsPath.parse(text) : AsPath.EMPTY;
    }
}
