package peering.routing.bmp;

import java.util.Optional;
import peering.routing.bgp.UpdateParts;
import peering.routing.bmp.BmpMessage.RouteMonitoring;
import peering.routing.bmp.PeerHeader.Rib;

/**
 * An UPDATE as the router meant it. What it shows it writes itself, and some write it wrong:
 *
 * <pre>
 *   GoBGP 3   no AS_PATH at its own routes ............ an empty one is put in
 *   FRR 8     no NEXT_HOP after policy ................ 0.0.0.0 is put in
 *   FRR 8     its own AS number before the peer's ..... is taken out, and told as odd
 * </pre>
 *
 * The routes stand in the router's table all the same, so they must not count as withdrawn (RFC
 * 7606) for what the router left out. Before policy attributes are not put in: they are the peer's.
 *
 * @param trouble what was taken out
 */
record Mended(byte[] bytes, Optional<String> trouble) {

    /**
     * @param peer null if it is not up
     */
    static Mended of(RouteMonitoring routes, PathIds peer) {
        var header = routes.peer();
        byte[] update =
                header.rib() == Rib.ADJ_RIB_IN_PRE_POLICY
                        ? routes.update()
                        : UpdateParts.completed(routes.update());
        if (peer == null || !header.isFromPeer() || header.isTwoOctetPath()) {
            return new Mended(update, Optional.empty());
        }
        var own = peer.peer().local().asn();
        byte[] told = UpdateParts.withoutFirst(update, own, header.asn());
        return new Mended(
                told,
                Optional.of("the router's own AS stands before the peer's")
                        .filter(_ -> told != update));
    }
}
