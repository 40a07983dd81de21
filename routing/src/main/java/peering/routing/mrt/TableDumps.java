package peering.routing.mrt;

import java.util.List;
import peering.routing.bgp.BgpMessages;
import peering.routing.bgp.BgpMessages.Encoding;
import peering.routing.bgp.RouteSink;
import peering.routing.bgp.RouteView;
import peering.routing.mrt.MrtTypes.Rib;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;
import peering.routing.wire.MalformedException;
import peering.routing.wire.Octets;

/** TABLE_DUMP (RFC 6396 section 4.2) and TABLE_DUMP_V2 (section 4.3, RFC 8050 section 4). */
final class TableDumps {
    /** A peer of the index: its address left-aligned, as in {@link Prefix}. */
    private record IndexedPeer(Family family, long hi, long lo, long asn) {}

    private final BgpMessages messages;
    private List<IndexedPeer> peers = List.of();

    TableDumps(BgpMessages messages) {
        this.messages = messages;
    }

    void decodeV2(MrtRecord record, Octets body, RouteView view, RouteSink sink) {
        int subtype = record.subtype();
        var rib = MrtTypes.rib(subtype);
        if (subtype == MrtTypes.PEER_INDEX_TABLE) {
            readPeers(body);
            return;
        }
        var taker = rib != null && rib.multicast() ? sink.multicast().orElse(null) : sink;
        if (rib == null || taker == null) {
            sink.skipped("mrt " + record.type() + "/" + subtype, view);
        } else {
            decodeRib(record, body, rib, view, taker);
        }
    }

    /** Section 4.3.1. Bit 0 of a peer's type: IPv6; bit 1: a 4-octet AS number. */
    private void readPeers(Octets body) {
        peers = List.of(); // should this index be damaged, the one before does not stand in for it
        body.skip(4);
        body.skip(body.u16());
        var read = new IndexedPeer[body.u16()];
        for (int i = 0; i < read.length; i++) read[i] = readPeer(body);
        peers = List.of(read);
    }

    private static IndexedPeer readPeer(Octets body) {
        int type = body.u8();
        body.skip(4);
        boolean six = (type & 1) != 0;
        long hi = six ? body.u64() : body.u32() << 32;
        long lo = six ? body.u64() : 0;
        long asn = (type & 2) != 0 ? body.u32() : body.u16();
        return new IndexedPeer(six ? Family.IPV6 : Family.IPV4, hi, lo, asn);
    }

    /** Sections 4.3.2 and 4.3.4. */
    private void decodeRib(MrtRecord record, Octets body, Rib rib, RouteView view, RouteSink sink) {
        var family = rib.family();
        body.skip(4);
        int length = body.u8();
        if (length > family.bits()) throw new MalformedException("a prefix length of " + length);
        int size = length + 7 >>> 3;
        long hi = 0;
        long lo = 0;
        for (int i = 0; i < size; i++) {
            long octet = body.u8();
            if (i < 8) hi |= octet << (56 - 8 * i);
            else lo |= octet << (120 - 8 * i);
        }
        hi &= Prefix.highMask(length);
        lo &= Prefix.lowMask(length);
        int entries = body.u16();
        for (int i = 0; i < entries; i++) {
            beginEntry(record, body, rib.addPath(), view);
            var attributes = body.take(body.u16());
            messages.decodeEntry(attributes, Encoding.AS4, family, hi, lo, length, view, sink);
        }
    }

    private void beginEntry(MrtRecord record, Octets body, boolean addPath, RouteView view) {
        int index = body.u16();
        if (index >= peers.size()) {
            throw new MalformedException("peer " + index + " is not among " + peers.size());
        }
        var peer = peers.get(index);
        body.skip(4); // when the peer announced it; the record's own time is told
        view.begin(record.epochSecond(), 0, peer.family, peer.hi, peer.lo, peer.asn);
        if (addPath) view.pathId(body.u32());
    }

    /** The subtype is the address family; everything is 2-octet. */
    void decodeV1(MrtRecord record, Octets body, RouteView view, RouteSink sink) {
        int afi = record.subtype();
        if (afi != 1 && afi != 2) {
            sink.skipped("mrt " + record.type() + "/" + afi, view);
            return;
        }
        var family = afi == 1 ? Family.IPV4 : Family.IPV6;
        body.skip(4);
        long hi = family == Family.IPV4 ? body.u32() << 32 : body.u64();
        long lo = family == Family.IPV4 ? 0 : body.u64();
        int length = body.u8();
        if (length > family.bits()) throw new MalformedException("a prefix length of " + length);
        body.skip(5);
        long peerHi = family == Family.IPV4 ? body.u32() << 32 : body.u64();
        long peerLo = family == Family.IPV4 ? 0 : body.u64();
        view.begin(record.epochSecond(), 0, family, peerHi, peerLo, body.u16());
        messages.decodeEntry(
                body.take(body.u16()),
                Encoding.AS2,
                family,
                hi & Prefix.highMask(length),
                lo & Prefix.lowMask(length),
                length,
                view,
                sink);
    }
}
