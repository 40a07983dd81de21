package peering.telemetry.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import peering.routing.wire.Octets;

/**
 * What comes by a WebSocket, put together into messages (RFC 6455, section 5). A message that came
 * in one frame is handed on where it was read, without a copy; whether it is UTF-8 is for whoever
 * reads it to say. Texts and bytes are not told apart.
 */
final class Frames {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_CONTROL = 125;
    private static final int CONTINUED = 0;
    private static final int BYTES = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    /** Takes a message, which stays its own only as long as this lasts. */
    interface Messages {
        void take(byte[] bytes, int from, int to);
    }

    /** What has to be done about the connection meanwhile. */
    interface Connection {
        /** Before something is waited for; throws if it was waited for long enough. */
        void waits() throws IOException;

        /** A ping is answered with what stands in it. */
        void pinged(byte[] said) throws IOException;
    }

    private final InputStream from;
    private final Connection connection;
    private final int most;
    private final Messages messages;
    private final byte[] read = new byte[BUFFER];
    private int at;
    private int end;
    private byte[] parts = new byte[0];
    private int size;
    private boolean inside;

    /**
     * @param most bytes of a message; of a longer one these and one more are handed on, so that it
     *     is seen to be too long
     */
    Frames(InputStream from, Connection connection, int most, Messages messages) {
        this.from = from;
        this.connection = connection;
        this.most = most;
        this.messages = messages;
    }

    /**
     * Takes one frame.
     *
     * @throws IOException also if the other end closed, or did what is not allowed
     */
    void next() throws IOException {
        need(2);
        int first = read[at] & 0xFF;
        int second = read[at + 1] & 0xFF;
        at += 2;
        if ((first & 0x70) != 0) throw new IOException("a frame of an extension nobody asked for");
        if ((second & 0x80) != 0) throw new IOException("a server's frame that is masked");
        boolean last = (first & 0x80) != 0;
        long length = length(second);
        int kind = first & 0x0F;
        if (kind >= CLOSE) control(kind, last, length);
        else data(kind, last, length);
    }

    private long length(int said) throws IOException {
        int octets = said == 126 ? 2 : said == 127 ? 8 : 0;
        if (octets == 0) return said;
        need(octets);
        long length = 0;
        for (int i = 0; i < octets; i++) length = length << 8 | read[at++] & 0xFF;
        if (length < 0) throw new IOException("a frame longer than there is");
        return length;
    }

    private void data(int kind, boolean last, long length) throws IOException {
        if (kind > BYTES) throw new IOException("a frame of the unknown kind " + kind);
        if ((kind == CONTINUED) != inside) throw new IOException("a frame out of order");
        inside = !last;
        if (last && kind != CONTINUED && length <= BUFFER) {
            need((int) length);
            at += (int) length;
            messages.take(read, at - (int) length, at);
            return;
        }
        if (kind != CONTINUED) size = 0;
        gather(length);
        if (!last) return;
        messages.take(parts, 0, size);
        parts = new byte[0];
    }

    private void gather(long length) throws IOException {
        for (long left = length; left > 0; ) {
            if (at == end) need(1);
            int count = (int) Math.min(left, end - at);
            int kept = Math.min(count, most + 1 - size);
            if (size + kept > parts.length)
                parts = Arrays.copyOf(parts, Math.max(2 * parts.length, size + kept));
            System.arraycopy(read, at, parts, size, kept);
            size += kept;
            at += count;
            left -= count;
        }
    }

    private void control(int kind, boolean last, long length) throws IOException {
        if (!last || length > LONGEST_CONTROL) throw new IOException("a control frame too long");
        need((int) length);
        byte[] said = Arrays.copyOfRange(read, at, at + (int) length);
        at += said.length;
        switch (kind) {
            case CLOSE -> throw new EOFException("closed by the other end: " + why(said));
            case PING -> connection.pinged(said);
            case PONG -> connection.waits();
            default -> throw new IOException("a control frame of the unknown kind " + kind);
        }
    }

    private static String why(byte[] said) {
        if (said.length < 2) return "it does not say why";
        return Octets.u16(said, 0) + " " + new String(said, 2, said.length - 2, UTF_8);
    }

    /** Returns when so many bytes, at most the buffer's, are there. */
    private void need(int count) throws IOException {
        if (at + count > BUFFER) {
            System.arraycopy(read, at, read, 0, end - at);
            end -= at;
            at = 0;
        }
        while (end - at < count) {
            if (at == end) at = end = 0;
            connection.waits();
            int more = from.read(read, end, BUFFER - end);
            if (more < 0) throw new EOFException("the other end went away");
            end += more;
        }
    }
}
