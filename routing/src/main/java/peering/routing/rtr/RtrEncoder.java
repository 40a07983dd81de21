package peering.routing.rtr;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import peering.routing.wire.OctetWriter;

/** Writes what a client says. */
final class RtrEncoder {
    private static final int MOST_OF_A_PDU = 512;

    private RtrEncoder() {}

    static byte[] resetQuery(int version) {
        return header(version, RtrDecoder.RESET_QUERY, 0, 8).toBytes();
    }

    static byte[] serialQuery(int version, int session, int serial) {
        return header(version, RtrDecoder.SERIAL_QUERY, session, 12)
                .u32(Integer.toUnsignedLong(serial))
                .toBytes();
    }

    /**
     * @param about the PDU that was wrong, of which the first bytes are sent back; empty if there
     *     is none
     */
    static byte[] error(int version, RtrError error, byte[] about, String why) {
        byte[] shown = Arrays.copyOf(about, Math.min(about.length, MOST_OF_A_PDU));
        byte[] text = why.getBytes(StandardCharsets.UTF_8);
        int length = 16 + shown.length + text.length;
        return header(version, RtrDecoder.ERROR_REPORT, error.code(), length)
                .u32(shown.length)
                .bytes(shown)
                .u32(text.length)
                .bytes(text)
                .toBytes();
    }

    private static OctetWriter header(int version, int type, int half, int length) {
        return new OctetWriter().u8(version).u8(type).u16(half).u32(length);
    }
}
