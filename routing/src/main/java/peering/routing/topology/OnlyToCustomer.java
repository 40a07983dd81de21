package peering.routing.topology;

import java.util.Optional;
import peering.routing.bgp.AsPath;
import peering.routing.bgp.Role;
import peering.routing.net.Asn;

/**
 * Leaks by the mark that a network sets when a route starts to go down or across (OTC, RFC 9234):
 * from there on it may go to customers only.
 */
public final class OnlyToCustomer {
    private OnlyToCustomer() {}

    /**
     * On a session of our own (RFC 9234 section 5, ingress):
     *
     * <pre>
     *   the neighbour is      and the mark is         then
     *   customer, RS client   there                   a leak
     *   peer                  of another network      a leak
     *   anything else                                 none
     * </pre>
     *
     * @param otc the attribute of the route; empty if it has none
     * @param neighbor what the neighbour is to us
     */
    public static boolean isLeak(Optional<Asn> otc, Role neighbor, Asn neighborAs) {
        if (otc.isEmpty()) return false;
        return switch (neighbor) {
            case CUSTOMER, ROUTE_SERVER_CLIENT -> true;
            case PEER -> !otc.get().equals(neighborAs);
            case PROVIDER, ROUTE_SERVER -> false;
        };
    }

    /**
     * Seen from afar, with relationships: the first network that told a provider or peer after the
     * mark's own network had told the route to a customer or peer.
     *
     * @return empty if there is no mark, its network is not on the path, or no such step is known
     */
    public static Optional<Leak> leakOn(
            AsPath path, Optional<Asn> otc, AsRelationships relationships) {
        var networks = AspaVerification.fromOrigin(path);
        int marked = otc.map(networks::indexOf).orElse(-1);
        if (marked < 0) return Optional.empty();
        for (int i = marked + 1; i + 1 < networks.size(); i++) {
            var leaker = networks.get(i);
            var from = networks.get(i - 1);
            var to = networks.get(i + 1);
            var relation = relationships.relation(leaker, to);
            if (relation.isUpOrAcross()) {
                var learned = relationships.relation(leaker, from);
                var source = learned.isUpOrAcross() ? learned : Relation.PROVIDER;
                return Optional.of(new Leak(Leak.Type.of(source, relation), leaker, from, to));
            }
        }
        return Optional.empty();
    }
}
