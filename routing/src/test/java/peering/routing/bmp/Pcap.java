package peering.routing.bmp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The payload of the TCP segments in a capture file, in order of their sequence numbers: enough for
 * a capture of one connection in Ethernet frames without IP options or fragments.
 */
final class Pcap {
    private static final int ETHERNET = 14;

    private Pcap() {}

    static List<byte[]> payloads(byte[] file) {
        var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(24);
        var segments = new TreeMap<Long, byte[]>();
        while (in.remaining() >= 16) {
            in.position(in.position() + 8);
            byte[] frame = new byte[in.getInt()];
            in.getInt();
            in.get(frame);
            takeSegment(ByteBuffer.wrap(frame), segments);
        }
        return new ArrayList<>(segments.values());
    }

    private static void takeSegment(ByteBuffer frame, TreeMap<Long, byte[]> into) {
        int at = ETHERNET;
        while (frame.getShort(at - 2) == (short) 0x8100) at += 4; // VLAN tags
        int ipLength = (frame.get(at) & 0x0F) * 4;
        int total = frame.getShort(at + 2) & 0xFFFF;
        int tcp = at + ipLength;
        int tcpLength = (frame.get(tcp + 12) >>> 4 & 0x0F) * 4;
        byte[] payload = new byte[total - ipLength - tcpLength];
        frame.get(tcp + tcpLength, payload);
        if (payload.length > 0) into.put(frame.getInt(tcp + 4) & 0xFFFF_FFFFL, payload);
    }
}
