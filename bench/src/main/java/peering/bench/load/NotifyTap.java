package peering.bench.load;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * Stands between a cache and the service and knows when the last Serial Notify went by (RFC 8210
 * section 5.2). For one connection at a time.
 */
final class NotifyTap implements AutoCloseable {
    private static final int HEADER = 8;
    private static final int SERIAL_NOTIFY = 0;
    private static final int BUFFER = 1 << 16;

    private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final int cache;
    private volatile Instant notified = Instant.EPOCH;
    private volatile long bytes;

    /**
     * @param cache its port on this machine
     */
    NotifyTap(int cache) throws IOException {
        this.cache = cache;
        Thread.ofPlatform().name("notify-tap").daemon().start(this::run);
    }

    int port() {
        return door.getLocalPort();
    }

    Instant notified() {
        return notified;
    }

    /** What the cache has told so far. */
    long bytes() {
        return bytes;
    }

    private void run() {
        while (!door.isClosed()) {
            try (var service = door.accept();
                    var upstream = new Socket("127.0.0.1", cache)) {
                service.setTcpNoDelay(true);
                upstream.setTcpNoDelay(true);
                Thread.ofPlatform().daemon().start(() -> questions(service, upstream));
                answers(upstream, service);
            } catch (IOException over) {
                if (!door.isClosed()) System.out.println("tap: " + over.getMessage());
            }
        }
    }

    private void questions(Socket service, Socket upstream) {
        try {
            service.getInputStream().transferTo(upstream.getOutputStream());
            upstream.shutdownOutput();
        } catch (IOException over) {
            if (!service.isClosed()) throw new UncheckedIOException(over);
        }
    }

    private void answers(Socket upstream, Socket service) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(upstream.getInputStream(), BUFFER));
        var out = new BufferedOutputStream(service.getOutputStream(), BUFFER);
        byte[] header = new byte[HEADER];
        while (!door.isClosed()) {
            in.readFully(header);
            byte[] rest = new byte[ByteBuffer.wrap(header).getInt(4) - HEADER];
            in.readFully(rest);
            if (header[1] == SERIAL_NOTIFY) notified = Instant.now();
            bytes += HEADER + rest.length;
            out.write(header);
            out.write(rest);
            if (in.available() == 0) out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
