package peering.routing.bmp;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import peering.routing.bgp.AfiSafi;
import peering.routing.bgp.BgpMessages;
import peering.routing.bgp.BgpMessages.Encoding;
import peering.routing.bgp.Peer;
import peering.routing.bgp.UpdateParts;
import peering.routing.mrt.MrtWriter;
import peering.routing.mrt.MrtWriter.Direction;
import peering.routing.mrt.MrtWriter.Local;
import peering.routing.net.Asn;

/** The MRT records of one UPDATE that a router shows. */
final class RouteRecords {
    private RouteRecords() {}

    /**
     * One, or two where prefixes with path identifiers stand beside some without.
     *
     * @param peer null if it is not up
     */
    static List<byte[]> of(PeerHeader header, PathIds peer, byte[] update, Instant time) {
        var kinds = UpdateParts.in(update);
        var withIds = new HashSet<AfiSafi>();
        for (var kind : kinds) {
            if (peer != null && peer.in(update, header.rib(), kind)) withIds.add(kind);
        }
        var of = peer == null ? null : peer.peer();
        if (withIds.isEmpty() || withIds.size() == kinds.size()) {
            return List.of(record(header, of, !withIds.isEmpty(), update, time));
        }
        byte[] without = UpdateParts.only(update, kind -> !withIds.contains(kind));
        byte[] with = UpdateParts.only(update, withIds::contains);
        return List.of(
                record(header, of, false, without, time), record(header, of, true, with, time));
    }

    private static byte[] record(
            PeerHeader header, MonitoredPeer peer, boolean pathIds, byte[] update, Instant time) {
        int size = peer == null ? sizeByDefault(header, update) : peer.asnSize(header, update);
        var local = peer == null ? Local.unknown(header.family(), Asn.ZERO) : peer.local();
        return MrtWriter.message(
                time,
                new Peer(header.address(), writable(header.asn(), size)),
                new Local(local.address(), writable(local.asn(), size)),
                new Encoding(size, pathIds),
                header.isFromPeer() ? Direction.FROM_PEER : Direction.LOCAL,
                update);
    }

    private static int sizeByDefault(PeerHeader header, byte[] update) {
        return header.isTwoOctetPath() ? 2 : BgpMessages.asnSize(update);
    }

    /** In a 2-octet record as on a 2-octet session: AS_TRANS (RFC 6793). */
    private static Asn writable(Asn asn, int size) {
        return size == 2 && asn.value() > 0xFFFF ? Asn.TRANS : asn;
    }
}
