package peering.telemetry.bmp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import peering.routing.bgp.AsPath;
import peering.routing.bgp.BgpUpdateWriter;
import peering.routing.bgp.Community;
import peering.routing.bgp.Opens;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;
import peering.routing.wire.OctetWriter;

/** BMP messages of a router AS64500 at 192.0.2.254, from their parts (RFC 7854 section 4). */
final class BmpBytes {
    static final int BEFORE_POLICY = 0;
    static final int AFTER_POLICY = 0x40;
    static final int OUT = 0x10;

    private static final int ROUTES = 0;
    private static final int DOWN = 2;
    private static final int UP = 3;
    private static final int INITIATION = 4;

    private BmpBytes() {}

    /** A peer as the per-peer header tells it. */
    record Peer(int type, int flags, long distinguisher, String address, long asn, Instant at) {
        static Peer of(String address, long asn) {
            return new Peer(0, BEFORE_POLICY, 0, address, asn, Instant.now());
        }

        Peer table(int flags) {
            return new Peer(type, flags, distinguisher, address, asn, at);
        }

        Peer at(Instant time) {
            return new Peer(type, flags, distinguisher, address, asn, time);
        }

        Peer inVrf(long distinguisher) {
            return new Peer(1, flags, distinguisher, address, asn, at);
        }

        byte[] header() {
            return new OctetWriter()
                    .u8(type)
                    .u8(flags)
                    .u64(distinguisher)
                    .bytes(new byte[12])
                    .bytes(IpAddress.parse(address).toBytes())
                    .u32(asn)
                    .u32(0xC000_0209L)
                    .u32(at.getEpochSecond())
                    .u32(at.getNano() / 1000)
                    .toBytes();
        }
    }

    static byte[] message(int type, byte[]... parts) {
        byte[] body = joined(parts);
        return new OctetWriter().u8(3).u32(6 + body.length).u8(type).bytes(body).toBytes();
    }

    static byte[] joined(byte[]... parts) {
        var all = new OctetWriter();
        for (byte[] part : parts) all.bytes(part);
        return all.toBytes();
    }

    static byte[] initiation(String sysName) {
        byte[] name = sysName.getBytes(UTF_8);
        return message(
                INITIATION,
                new OctetWriter().u16(2).u16(name.length).bytes(name).toBytes(),
                new OctetWriter().u16(1).u16(0).toBytes());
    }

    static byte[] up(Peer peer) {
        byte[] ends =
                new OctetWriter()
                        .bytes(new byte[12])
                        .bytes(IpAddress.parse("192.0.2.254").toBytes())
                        .u16(179)
                        .u16(40000)
                        .toBytes();
        return message(UP, peer.header(), ends, open(64500), open(peer.asn()));
    }

    /** The peer sent a NOTIFICATION. */
    static byte[] notified(Peer peer, int code, int subcode, String said) {
        byte[] text = said.getBytes(UTF_8);
        byte[] data =
                text.length == 0
                        ? new byte[0]
                        : new OctetWriter().u8(text.length).bytes(text).toBytes();
        byte[] notification =
                Opens.message(3, new OctetWriter().u8(code).u8(subcode).bytes(data).toBytes());
        return message(DOWN, peer.header(), new byte[] {3}, notification);
    }

    static byte[] down(Peer peer, int reason, byte... data) {
        return message(DOWN, peer.header(), new byte[] {(byte) reason}, data);
    }

    static byte[] announced(Peer peer, String prefix, long... path) {
        var update =
                BgpUpdateWriter.announce(
                        List.of(Prefix.parse(prefix)),
                        AsPath.of(path),
                        IpAddress.parse(peer.address()),
                        List.of(new Community(8075, 8007)));
        return routes(peer, update.getFirst());
    }

    static byte[] withdrawn(Peer peer, String prefix) {
        return routes(peer, BgpUpdateWriter.withdraw(List.of(Prefix.parse(prefix))).getFirst());
    }

    static byte[] routes(Peer peer, byte[] update) {
        return message(ROUTES, peer.header(), update);
    }

    private static byte[] open(long asn) {
        return Opens.open(asn > 0xFFFF ? 23456 : (int) asn, Opens.fourOctet(asn));
    }
}
