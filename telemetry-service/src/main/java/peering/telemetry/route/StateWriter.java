package peering.telemetry.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;

/**
 * Writes a value of our own state as bytes, front to back; {@link StateReader} reads them.
 *
 * <pre>
 *   number   seven bits a byte, the lowest first; the upper bit says that more follow
 *   text     number of its bytes, then UTF-8
 *   time     seconds since 1970 (sign in the lowest bit), then nanoseconds, both as numbers
 *   prefix   one byte of family and length ({@link #IPV6} more for IPv6), then as many bytes of
 *            the network as the length needs
 * </pre>
 */
final class StateWriter {
    /** What is added to the length of an IPv6 prefix. */
    static final int IPV6 = 100;

    private static final int SEVEN_BITS = 0x7F;

    private byte[] bytes = new byte[256];
    private int size;

    private int grow(int count) {
        if (count > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, count)));
        }
        int from = size;
        size += count;
        return from;
    }

    StateWriter octet(int value) {
        int at = grow(1); // before `bytes` is read: it may become another array
        bytes[at] = (byte) value;
        return this;
    }

    /** Without a sign; a negative one takes ten bytes. */
    StateWriter number(long value) {
        long left = value;
        while ((left & ~SEVEN_BITS) != 0) {
            octet((int) left & SEVEN_BITS | 0x80);
            left >>>= 7;
        }
        return octet((int) left);
    }

    StateWriter text(String text) {
        byte[] encoded = text.getBytes(UTF_8);
        number(encoded.length);
        int at = grow(encoded.length);
        System.arraycopy(encoded, 0, bytes, at, encoded.length);
        return this;
    }

    StateWriter time(Instant time) {
        long second = time.getEpochSecond();
        return number(second << 1 ^ second >> 63).number(time.getNano());
    }

    StateWriter prefix(Prefix prefix) {
        octet(prefix.length() + (prefix.family() == Family.IPV6 ? IPV6 : 0));
        for (int i = 0; i < octets(prefix.length()); i++) {
            long word = i < Long.BYTES ? prefix.hi() : prefix.lo();
            octet((int) (word >>> 56 - 8 * (i % Long.BYTES)));
        }
        return this;
    }

    /** How many bytes of a network that many bits are. */
    static int octets(int bits) {
        return (bits + 7) / 8;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
