package peering.routing.rtr;

import java.util.Arrays;
import peering.routing.wire.Octets;

/**
 * Cuts the stream of a cache into PDUs, however the bytes arrive. Memory is taken as bytes arrive,
 * not as lengths are claimed, and never more than one PDU's. Not for several threads.
 */
final class RtrFrames {
    static final int HEADER = 8;

    /** "MUST NOT exceed" (draft-ietf-sidrops-8210bis-27 section 5.1). */
    static final int MAX_PDU = 65_535;

    private static final int FIRST = 64;

    private byte[] pending = new byte[FIRST];
    private int size;

    /** Takes a whole PDU, which is valid during the call only. */
    interface Taker {
        /**
         * @param to first byte behind the PDU
         * @return false if nothing more is to be taken
         */
        boolean take(byte[] bytes, int from, int to);
    }

    /**
     * @param to first byte not taken
     * @throws RtrFault if a length is none; then nothing more can be cut
     */
    void feed(byte[] bytes, int from, int to, Taker taker) {
        int at = from;
        while (at < to) {
            if (size == 0 && to - at >= HEADER && to - at >= length(bytes, at)) {
                int length = length(bytes, at);
                if (!taker.take(bytes, at, at + length)) return;
                at += length;
                continue;
            }
            int wanted = size < HEADER ? HEADER : length(pending, 0);
            int taken = Math.min(wanted - size, to - at);
            append(bytes, at, taken);
            at += taken;
            if (size >= HEADER && size == length(pending, 0)) {
                size = 0;
                if (!taker.take(pending, 0, length(pending, 0))) return;
            }
        }
    }

    private static int length(byte[] bytes, int at) {
        long length = Octets.u32(bytes, at + 4);
        if (length < HEADER || length > MAX_PDU) {
            throw new RtrFault(
                    RtrError.CORRUPT_DATA,
                    "a PDU of %d bytes; %d to %d".formatted(length, HEADER, MAX_PDU));
        }
        return (int) length;
    }

    private void append(byte[] bytes, int from, int count) {
        if (count > pending.length - size) {
            pending = Arrays.copyOf(pending, Math.min(MAX_PDU, Math.max(size + count, 2 * size)));
        }
        System.arraycopy(bytes, from, pending, size, count);
        size += count;
    }
}
