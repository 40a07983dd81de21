package peering.routing.wire;

import java.util.Arrays;

/**
 * A window on bytes, read from front to back in network order. Reading past its end throws {@link
 * MalformedException}; it never sees bytes outside. Not for several threads.
 */
public final class Octets {
    private final byte[] bytes;
    private final int end;
    private int at;

    public Octets(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /**
     * @param from first byte seen
     * @param to first byte not seen
     */
    public Octets(byte[] bytes, int from, int to) {
        if (from < 0 || from > to || to > bytes.length) {
            throw new IllegalArgumentException("no window " + from + ".." + to);
        }
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    /** The whole array behind the window, for positions taken from {@link #position}. */
    public byte[] array() {
        return bytes;
    }

    /** Where in {@link #array} the next byte is read. */
    public int position() {
        return at;
    }

    /** The first position not seen. */
    public int end() {
        return end;
    }

    public int remaining() {
        return end - at;
    }

    public boolean isEmpty() {
        return at == end;
    }

    private int advance(int count) {
        if (count < 0 || count > end - at) {
            throw new MalformedException(
                    "needs " + count + " more bytes where " + (end - at) + " are left");
        }
        int from = at;
        at += count;
        return from;
    }

    public int u8() {
        return bytes[advance(1)] & 0xFF;
    }

    public int u16() {
        return u16(bytes, advance(2));
    }

    public long u32() {
        return u32(bytes, advance(4));
    }

    public long u64() {
        int from = advance(8);
        return u32(bytes, from) << 32 | u32(bytes, from + 4);
    }

    public void skip(int count) {
        advance(count);
    }

    /** The next {@code count} bytes as a window of their own. */
    public Octets take(int count) {
        int from = advance(count);
        return new Octets(bytes, from, at);
    }

    /** A copy of the next {@code count} bytes. */
    public byte[] copy(int count) {
        int from = advance(count);
        return Arrays.copyOfRange(bytes, from, at);
    }

    /** Two bytes at a position that was checked before. */
    public static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    /** Four bytes at a position that was checked before. */
    public static long u32(byte[] bytes, int at) {
        return (long) u16(bytes, at) << 16 | u16(bytes, at + 2);
    }
}
