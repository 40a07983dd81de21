package peering.routing.bgp;

import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;
import peering.routing.wire.MalformedException;
import peering.routing.wire.Octets;

/**
 * Lists of prefixes as BGP writes them: a length in bits and as many bytes as it needs (RFC 4271
 * section 4.3, RFC 4760 section 5), with add-path an identifier before each (RFC 7911).
 *
 * <p>Bits after the length have no meaning and are cleared.
 */
final class Nlri {
    private Nlri() {}

    /** Throws if the list is not whole, so that no half of it is told. */
    static void check(Octets list, Family family, boolean addPath) {
        while (!list.isEmpty()) {
            if (addPath) list.skip(4);
            int length = list.u8();
            if (length > family.bits()) {
                throw new MalformedException("a prefix length of " + length);
            }
            list.skip(length + 7 >>> 3);
        }
    }

    /** Tells each prefix of a list that {@link #check} has passed. */
    static void tell(
            Octets list,
            Family family,
            boolean addPath,
            boolean announced,
            RouteView view,
            RouteSink sink) {
        byte[] bytes = list.array();
        int at = list.position();
        int end = list.end();
        while (at < end) {
            if (addPath) {
                view.pathId(Octets.u32(bytes, at));
                at += 4;
            }
            int length = bytes[at++] & 0xFF;
            int size = length + 7 >>> 3;
            long hi = left(bytes, at, Math.min(size, 8)) & Prefix.highMask(length);
            long lo = left(bytes, at + 8, size - 8) & Prefix.lowMask(length);
            at += size;
            if (announced) sink.announced(family, hi, lo, length, view);
            else sink.withdrawn(family, hi, lo, length, view);
        }
    }

    /** Up to eight bytes, left-aligned; 0 if {@code count} is not positive. */
    static long left(byte[] bytes, int from, int count) {
        long bits = 0;
        for (int i = 0; i < count; i++) bits |= (bytes[from + i] & 0xFFL) << (56 - 8 * i);
        return bits;
    }
}
