package peering.routing.wire;

import java.util.Arrays;

/** Bytes in network order, written from front to back. Values are cut to their width. */
public final class OctetWriter {
    private byte[] bytes;
    private int size;

    public OctetWriter() {
        this(64);
    }

    /**
     * @param expected how many it will be, if that is known: then none is moved
     */
    public OctetWriter(int expected) {
        bytes = new byte[expected];
    }

    private int grow(int count) {
        if (count > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, count)));
        }
        int from = size;
        size += count;
        return from;
    }

    public OctetWriter u8(int value) {
        int at = grow(1); // before `bytes` is read: it may become another array
        bytes[at] = (byte) value;
        return this;
    }

    public OctetWriter u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    public OctetWriter u32(long value) {
        return u16((int) (value >>> 16)).u16((int) value);
    }

    public OctetWriter u64(long value) {
        return u32(value >>> 32).u32(value);
    }

    public OctetWriter bytes(byte[] more) {
        return bytes(more, more.length);
    }

    /** The first {@code count} of them. */
    public OctetWriter bytes(byte[] more, int count) {
        int at = grow(count);
        System.arraycopy(more, 0, bytes, at, count);
        return this;
    }

    /** Not to be written on after: what is returned may be what is written into. */
    public byte[] toBytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
