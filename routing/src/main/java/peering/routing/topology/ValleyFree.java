package peering.routing.topology;

import java.util.ArrayList;
import java.util.List;
import peering.routing.bgp.AsPath;
import peering.routing.net.Asn;

/**
 * Finds leaks on a path by relationships: what a network learned from a provider or peer it may
 * tell to customers only, so a path climbs, crosses at most once, and descends (RFC 7908 section
 * 3).
 *
 * <pre>
 *   learned from   told to    leak
 *   provider       provider   type 1
 *   peer           peer       type 2
 *   provider       peer       type 3
 *   peer           provider   type 4
 *   anything else             none
 * </pre>
 *
 * Where a relation is not known, nothing is said of the networks at its ends. Siblings pass on
 * everything: the first that tells an outsider is held to what the group learned. Types 5 and 6 are
 * not about relations and are found otherwise: a changed origin, a more specific of one's own.
 */
public final class ValleyFree {
    private final AsRelationships relationships;

    public ValleyFree(AsRelationships relationships) {
        this.relationships = relationships;
    }

    /**
     * @param leaks in the order the route travelled, nearest to the origin first
     * @param unknownHops how many steps of the path are between networks of unknown relation: with
     *     some, no leak does not mean a sound path
     */
    public record Verdict(List<Leak> leaks, int unknownHops) {
        public Verdict {
            leaks = List.copyOf(leaks);
        }

        /** True if every step is known and none is a leak. */
        public boolean isSound() {
            return leaks.isEmpty() && unknownHops == 0;
        }
    }

    /** Prepending is folded; sets and confederations, whose order says nothing, are left out. */
    public Verdict judge(AsPath path) {
        var networks = AspaVerification.fromOrigin(path);
        var leaks = new ArrayList<Leak>(0);
        var learned = Relation.UNKNOWN; // from nobody: the origin may tell everybody
        Asn teller = null;
        int unknown = 0;
        for (int i = 1; i < networks.size(); i++) {
            var network = networks.get(i - 1);
            var next = networks.get(i);
            var relation = relationships.relation(network, next);
            if (relation == Relation.UNKNOWN) unknown++;
            if (learned.isUpOrAcross() && relation.isUpOrAcross()) {
                leaks.add(new Leak(Leak.Type.of(learned, relation), network, teller, next));
            }
            if (relation != Relation.SIBLING) {
                learned = relation.inverse();
                teller = network;
            }
        }
        return new Verdict(leaks, unknown);
    }
}
