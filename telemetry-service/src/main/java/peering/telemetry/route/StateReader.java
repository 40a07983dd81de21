package peering.telemetry.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import peering.routing.net.Prefix;
import peering.routing.net.Prefix.Family;

/** Reads what {@link StateWriter} wrote. Whatever the bytes are, it asks for no more memory. */
final class StateReader {
    private final byte[] bytes;
    private int at;

    /** The bytes are not what was written. */
    static final class Damaged extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Damaged(String what) {
            super(what);
        }
    }

    StateReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    int octet() {
        if (isAtEnd()) throw new Damaged("it ends too early");
        return bytes[at++] & 0xFF;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = octet();
            value |= (next & 0x7FL) << shift;
            if (next < 0x80) return value;
        }
        throw new Damaged("a number without an end");
    }

    /** How many things follow, each of a byte or more. */
    int count() {
        long count = number();
        if (count < 0 || count > bytes.length - at)
            throw new Damaged("more than there is room for");
        return (int) count;
    }

    String text() {
        int length = count();
        at += length;
        return new String(bytes, at - length, length, UTF_8);
    }

    Instant time() {
        long second = number();
        long nano = number();
        try {
            return Instant.ofEpochSecond(second >>> 1 ^ -(second & 1), nano);
        } catch (DateTimeException | ArithmeticException none) {
            throw new Damaged("no time");
        }
    }

    Prefix prefix() {
        int code = octet();
        var family = code < StateWriter.IPV6 ? Family.IPV4 : Family.IPV6;
        int length = family == Family.IPV4 ? code : code - StateWriter.IPV6;
        if (length > family.bits()) throw new Damaged("no length of a prefix");
        long hi = 0;
        long lo = 0;
        for (int i = 0; i < StateWriter.octets(length); i++) {
            long octet = (long) octet() << 56 - 8 * (i % Long.BYTES);
            if (i < Long.BYTES) hi |= octet;
            else lo |= octet;
        }
        return Prefix.masked(family, hi, lo, length);
    }
}
