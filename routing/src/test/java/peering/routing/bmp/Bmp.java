package peering.routing.bmp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import peering.routing.bgp.AfiSafi;
import peering.routing.bgp.AsPath;
import peering.routing.bgp.BgpUpdateWriter;
import peering.routing.bgp.Opens;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;
import peering.routing.wire.OctetWriter;

/** BMP messages for tests, from their parts. */
final class Bmp {
    static final IpAddress ROUTER = IpAddress.parse("192.0.2.254");
    static final long SECOND = 1_700_000_000L;
    static final int MICROS = 250_000;

    private Bmp() {}

    static byte[] message(int type, byte[]... parts) {
        var body = new OctetWriter();
        for (byte[] part : parts) body.bytes(part);
        byte[] whole = body.toBytes();
        return new OctetWriter().u8(3).u32(6 + whole.length).u8(type).bytes(whole).toBytes();
    }

    /** A per-peer header; the peer's identifier is 192.0.2.9. */
    static byte[] peer(int type, int flags, long distinguisher, String address, long asn) {
        return new OctetWriter()
                .u8(type)
                .u8(flags)
                .u64(distinguisher)
                .bytes(sixteen(IpAddress.parse(address)))
                .u32(asn)
                .u32(0xC000_0209L)
                .u32(SECOND)
                .u32(MICROS)
                .toBytes();
    }

    static byte[] peer(int flags, String address, long asn) {
        return peer(0, flags, 0, address, asn);
    }

    static byte[] sixteen(IpAddress address) {
        return address.family() == Family.IPV6
                ? address.toBytes()
                : new OctetWriter().u64(0).u32(0).bytes(address.toBytes()).toBytes();
    }

    static byte[] tlv(int type, String text) {
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        return new OctetWriter().u16(type).u16(value.length).bytes(value).toBytes();
    }

    static byte[] tlv(int type, int number) {
        return new OctetWriter().u16(type).u16(2).u16(number).toBytes();
    }

    /** From a router AS64501 to the peer in that header; with the peer's port as {@code port}. */
    static byte[] peerUp(byte[] peer, int port, byte[] sent, byte[] received, byte[]... more) {
        boolean six = peer[0] != 3 && (peer[1] & 0x80) != 0;
        var local = six ? IpAddress.parse("2001:db8::fe") : ROUTER;
        byte[] ends = new OctetWriter().bytes(sixteen(local)).u16(179).u16(port).toBytes();
        var information = new OctetWriter();
        for (byte[] tlv : more) information.bytes(tlv);
        return message(3, peer, ends, sent, received, information.toBytes());
    }

    /** With 4-octet numbers on both sides and nothing else. */
    static byte[] peerUp(byte[] peer) {
        return peerUp(peer, 40000, four(64501), four(64500));
    }

    static byte[] four(long asn, byte[]... more) {
        byte[][] all = new byte[more.length + 1][];
        all[0] = Opens.fourOctet(asn);
        System.arraycopy(more, 0, all, 1, more.length);
        return Opens.open(23456, all);
    }

    static byte[] both(AfiSafi... kinds) {
        return Opens.addPath(3, kinds);
    }

    static byte[] announce(String prefix, long... path) {
        var parsed = Prefix.parse(prefix);
        var hop = IpAddress.parse(parsed.family() == Family.IPV4 ? "192.0.2.1" : "2001:db8::1");
        return BgpUpdateWriter.announce(parsed, AsPath.of(path), hop).getFirst();
    }

    static byte[] withdraw(String prefix) {
        return BgpUpdateWriter.withdraw(List.of(Prefix.parse(prefix))).getFirst();
    }
}
