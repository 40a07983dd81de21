package peering.routing.mrt;

import java.time.Instant;
import peering.routing.wire.MalformedException;
import peering.routing.wire.Octets;

/**
 * One whole MRT record (RFC 6396 section 2), header included: the unit that is stored, sent and
 * decoded. Its array is not copied; leave it alone.
 */
public final class MrtRecord {
    static final int HEADER = 12;

    private final byte[] bytes;
    private final long offset;

    MrtRecord(byte[] bytes, long offset) {
        this.bytes = bytes;
        this.offset = offset;
    }

    /**
     * A record that came alone, as from a topic.
     *
     * @throws IllegalArgumentException if the bytes are not exactly one record
     */
    public static MrtRecord of(byte[] bytes) {
        if (bytes.length < HEADER || Octets.u32(bytes, 8) != bytes.length - HEADER) {
            throw new IllegalArgumentException(
                    bytes.length + " bytes are not one whole MRT record");
        }
        return new MrtRecord(bytes, 0);
    }

    public byte[] bytes() {
        return bytes;
    }

    /** Where it begins in its unpacked file. */
    public long offset() {
        return offset;
    }

    public long epochSecond() {
        return Octets.u32(bytes, 0);
    }

    public int type() {
        return Octets.u16(bytes, 4);
    }

    public int subtype() {
        return Octets.u16(bytes, 6);
    }

    public Instant time() {
        return Instant.ofEpochSecond(epochSecond(), micros() * 1000L);
    }

    /**
     * 0 if the type has no microseconds (RFC 6396 section 3) or the record is too short for them.
     */
    int micros() {
        boolean there = MrtTypes.isExtended(type()) && bytes.length >= HEADER + 4;
        long micros = there ? Octets.u32(bytes, HEADER) : 0;
        return micros < 1_000_000 ? (int) micros : 0;
    }

    /** What follows the header and the microseconds. */
    Octets body() {
        var body = new Octets(bytes, HEADER, bytes.length);
        if (MrtTypes.isExtended(type())) {
            if (body.remaining() < 4) throw new MalformedException("the microseconds are missing");
            body.skip(4);
        }
        return body;
    }
}
