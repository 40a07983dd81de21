package peering.routing.bgp;

import peering.routing.wire.OctetWriter;

/** OPEN, UPDATE and NOTIFICATION messages for tests, from their parts. */
public final class Opens {
    private Opens() {}

    /** A capability as a parameter of its own. */
    public static byte[] capability(int code, byte[] value) {
        return new OctetWriter()
                .u8(2)
                .u8(value.length + 2)
                .u8(code)
                .u8(value.length)
                .bytes(value)
                .toBytes();
    }

    /**
     * @param mode 1 receives, 2 sends, 3 both
     */
    public static byte[] addPath(int mode, AfiSafi... kinds) {
        var value = new OctetWriter();
        for (var kind : kinds) value.u16(kind.afi()).u8(kind.safi()).u8(mode);
        return capability(69, value.toBytes());
    }

    public static byte[] fourOctet(long asn) {
        return capability(65, new OctetWriter().u32(asn).toBytes());
    }

    /**
     * @param as goes into the 2-octet field
     */
    public static byte[] open(int as, byte[]... parameters) {
        var all = new OctetWriter();
        for (byte[] parameter : parameters) all.bytes(parameter);
        byte[] list = all.toBytes();
        return message(
                1,
                new OctetWriter()
                        .u8(4)
                        .u16(as)
                        .u16(180)
                        .u32(0xC000_0201L)
                        .u8(list.length)
                        .bytes(list)
                        .toBytes());
    }

    public static byte[] message(int type, byte[] body) {
        return new OctetWriter()
                .u64(-1)
                .u64(-1)
                .u16(19 + body.length)
                .u8(type)
                .bytes(body)
                .toBytes();
    }
}
