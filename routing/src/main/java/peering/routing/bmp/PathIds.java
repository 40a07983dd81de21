package peering.routing.bmp;

import java.util.EnumSet;
import java.util.Set;
import peering.routing.bgp.AfiSafi;
import peering.routing.bgp.UpdateParts;
import peering.routing.bmp.PeerHeader.Rib;

/**
 * Whether the prefixes of one peer have path identifiers. They do if both ends agreed on it; but
 * some routers (FRR 8) agree with the peer and write none in what they show. That is seen by lists
 * that come out even only without, and remembered, since a long list may come out even both ways.
 */
final class PathIds {
    private final MonitoredPeer peer;
    private final Set<Rib> leftOut = EnumSet.noneOf(Rib.class);

    PathIds(MonitoredPeer peer) {
        this.peer = peer;
    }

    MonitoredPeer peer() {
        return peer;
    }

    /** True if they were agreed on, and the router was seen to write none of them. */
    boolean areLeftOut(Rib rib) {
        return leftOut.contains(rib);
    }

    /** True if they stand before the prefixes of that kind in the update. */
    boolean in(byte[] update, Rib rib, AfiSafi kind) {
        if (!peer.hasPathIds(rib, kind)) return false;
        boolean with = UpdateParts.isEven(update, kind, true);
        boolean without = UpdateParts.isEven(update, kind, false);
        if (with == without) return !leftOut.contains(rib);
        if (with) leftOut.remove(rib);
        else leftOut.add(rib);
        return with;
    }
}
