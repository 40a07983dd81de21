package peering.routing.bmp;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import peering.routing.wire.Octets;

/**
 * Cuts a BMP stream into whole messages (RFC 7854 section 4.1), however the bytes arrive.
 *
 * <p>BMP has nothing to find the next message by: after the first header that is not one the stream
 * is broken for good, {@link #damage} says why, and the caller closes the connection. Memory is
 * taken as bytes arrive, not as lengths are claimed, and never more than one message's. Not for
 * several threads.
 */
public final class BmpFrames {
    /** Several times the longest BGP message (65,535 bytes, RFC 8654) with what BMP puts around. */
    public static final int MAX_MESSAGE = 1 << 18;

    static final int HEADER = 6;
    static final int VERSION = 3;
    private static final int FIRST = 512;

    private final int maxMessage;
    private byte[] pending = new byte[FIRST];
    private int size;
    private long offset;
    private String damage;

    public BmpFrames() {
        this(MAX_MESSAGE);
    }

    /**
     * @param maxMessage bytes of a message, header included; more is damage
     */
    public BmpFrames(int maxMessage) {
        if (maxMessage < HEADER) throw new IllegalArgumentException("no message is that short");
        this.maxMessage = maxMessage;
    }

    /**
     * Takes the next bytes of the stream and hands over each message that they complete; none after
     * damage.
     *
     * @param to first byte not taken
     */
    public void feed(byte[] bytes, int from, int to, Consumer<byte[]> message) {
        int at = from;
        while (damage == null && (at < to || isWhole())) {
            int wanted = size < HEADER ? HEADER : length();
            int taken = Math.min(wanted - size, to - at);
            append(bytes, at, taken);
            at += taken;
            if (size == HEADER) check();
            if (damage == null && isWhole()) deliver(message);
        }
    }

    private void append(byte[] bytes, int from, int count) {
        if (count > pending.length - size) {
            int wider = Math.max(size + count, Math.min(2 * pending.length, maxMessage));
            pending = Arrays.copyOf(pending, wider);
        }
        System.arraycopy(bytes, from, pending, size, count);
        size += count;
    }

    private int length() {
        return (int) Octets.u32(pending, 1);
    }

    private boolean isWhole() {
        return size >= HEADER && size == length();
    }

    private void check() {
        int version = pending[0] & 0xFF;
        long length = Octets.u32(pending, 1);
        if (version != VERSION) {
            damaged("version " + version + " where BMP has " + VERSION);
        } else if (length < HEADER || length > maxMessage) {
            damaged("a message of " + length + " bytes; " + HEADER + " to " + maxMessage);
        }
    }

    private void damaged(String why) {
        damage = "at byte " + offset + ": " + why;
        pending = new byte[0];
        size = 0;
    }

    private void deliver(Consumer<byte[]> message) {
        byte[] whole = Arrays.copyOf(pending, size);
        offset += size;
        size = 0;
        if (pending.length > FIRST) pending = new byte[FIRST];
        message.accept(whole);
    }

    /** Why the stream cannot be read on; empty while it can. */
    public Optional<String> damage() {
        return Optional.ofNullable(damage);
    }

    /** How many bytes of an unfinished message are held: after the stream's end, what was lost. */
    public int pending() {
        return size;
    }
}
