package peering.routing.topology;

import java.util.List;
import java.util.Optional;
import peering.routing.bgp.AsPath;
import peering.routing.net.Asn;
import peering.routing.rpki.AspaHop;
import peering.routing.rpki.AspaTable;
import peering.routing.rpki.AspaVerdict;
import peering.routing.rpki.AspaVerdict.Hop;
import peering.routing.rpki.AspaVerdict.Reason;

/**
 * Verifies paths by ASPA (draft-ietf-sidrops-aspa-verification, sections 5 and 6). Which procedure,
 * depends on who told us the route:
 *
 * <pre>
 *   our customer, peer, or a client of our route server .... upstream
 *   the route server whose client we are ................... upstream, without the neighbour
 *   our provider ........................................... downstream
 *   a collector's peer, which stands to us in no way ....... downstream: what it says invalid
 *                                                            is invalid from everywhere
 * </pre>
 *
 * Prepending is folded first, and confederations are left out. Pure: asked of one table.
 */
public final class AspaVerification {
    private final AspaTable table;

    public AspaVerification(AspaTable table) {
        this.table = table;
    }

    /**
     * How far the path certainly (min) or possibly (max) climbs from the origin and descends to the
     * neighbour, in networks.
     */
    record Ramps(int length, int maxUp, int minUp, int maxDown, int minDown) {}

    /**
     * For a path that may only climb.
     *
     * @param neighbor who told it; empty to leave that unchecked
     */
    public AspaVerdict upstream(AsPath path, Optional<Asn> neighbor) {
        var refused = refused(path, neighbor);
        if (refused.isPresent()) return refused.get();
        var networks = fromOrigin(path);
        var ramps = ramps(networks);
        int length = ramps.length;
        if (ramps.maxUp < length) {
            return new AspaVerdict.Invalid(
                    Reason.NOT_VALLEY_FREE,
                    List.of(up(networks, ramps.maxUp)),
                    networks.subList(ramps.maxUp, length));
        }
        if (ramps.minUp < length)
            return new AspaVerdict.Unknown(List.of(up(networks, ramps.minUp)));
        return new AspaVerdict.Valid();
    }

    /** For a path that may climb and then descend; parameters as for {@link #upstream}. */
    public AspaVerdict downstream(AsPath path, Optional<Asn> neighbor) {
        var refused = refused(path, neighbor);
        if (refused.isPresent()) return refused.get();
        var networks = fromOrigin(path);
        var ramps = ramps(networks);
        int length = ramps.length;
        if (ramps.maxUp + ramps.maxDown < length) {
            return new AspaVerdict.Invalid(
                    Reason.NOT_VALLEY_FREE,
                    List.of(up(networks, ramps.maxUp), down(networks, ramps.maxDown)),
                    networks.subList(ramps.maxUp, length - ramps.maxDown));
        }
        if (ramps.minUp + ramps.minDown < length) {
            return new AspaVerdict.Unknown(
                    List.of(up(networks, ramps.minUp), down(networks, ramps.minDown)));
        }
        return new AspaVerdict.Valid();
    }

    private static Optional<AspaVerdict> refused(AsPath path, Optional<Asn> neighbor) {
        var outside = path.withoutConfederations();
        Reason reason = null;
        if (outside.isEmpty()) reason = Reason.EMPTY_PATH;
        else if (neighbor.isPresent() && !neighbor.equals(outside.first())) {
            reason = Reason.NEIGHBOR_NOT_FIRST;
        } else if (outside.hasSet()) reason = Reason.SET_IN_PATH;
        return Optional.ofNullable(reason)
                .map(why -> new AspaVerdict.Invalid(why, List.of(), List.of()));
    }

    static List<Asn> fromOrigin(AsPath path) {
        return path.hops().reversed();
    }

    Ramps ramps(AsPath path) {
        return ramps(fromOrigin(path));
    }

    private Ramps ramps(List<Asn> networks) {
        var down = networks.reversed();
        return new Ramps(
                networks.size(),
                climb(networks, false),
                climb(networks, true),
                climb(down, false),
                climb(down, true));
    }

    /**
     * How many networks there are before the first hop that is not upwards.
     *
     * @param certain a hop without attestation ends it too
     */
    private int climb(List<Asn> networks, boolean certain) {
        for (int i = 1; i < networks.size(); i++) {
            var hop = table.hop(networks.get(i - 1), networks.get(i));
            boolean ends = hop == AspaHop.NOT_PROVIDER || certain && hop == AspaHop.NO_ATTESTATION;
            if (ends) return i;
        }
        return networks.size();
    }

    /** The hop at which a climb of that many networks ended. */
    private static Hop up(List<Asn> networks, int ramp) {
        return new Hop(networks.get(ramp - 1), networks.get(ramp));
    }

    private static Hop down(List<Asn> networks, int ramp) {
        return up(networks.reversed(), ramp);
    }
}
