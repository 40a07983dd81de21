package peering.bench.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A receiver that does as little as one can: it reads requests of a known length, answers 204 and
 * keeps the connection. It counts, and remembers when it first saw which anomaly.
 */
final class QuickReceiver implements AutoCloseable {
    private static final byte[] ANSWER =
            "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern ANOMALY = Pattern.compile("anm_[0-9a-f]{32}");
    private static final String LENGTH = "content-length:";

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private volatile boolean remembers;

    QuickReceiver() throws IOException {
        server = new ServerSocket(0, 1000, InetAddress.ofLiteral("127.0.0.1"));
        threads.execute(this::listen);
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getLocalPort() + path;
    }

    int received() {
        return received.get();
    }

    int connections() {
        return connections.get();
    }

    /** From now on it looks into the bodies. */
    void remember() {
        remembers = true;
    }

    /** {@link System#nanoTime} of the first request about each anomaly. */
    Map<String, Long> seen() {
        return seen;
    }

    private void listen() {
        try {
            while (true) {
                var socket = server.accept();
                connections.incrementAndGet();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException closed) {
            if (!server.isClosed()) throw new IllegalStateException(closed);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
            var out = socket.getOutputStream();
            for (int length = head(in); length >= 0; length = head(in)) {
                byte[] body = in.readNBytes(length);
                long now = System.nanoTime();
                out.write(ANSWER);
                received.incrementAndGet();
                if (remembers) remember(body, now);
            }
        } catch (IOException gone) {
            // The sender closed a connection, as it may.
            return;
        }
    }

    private void remember(byte[] body, long now) {
        var found = ANOMALY.matcher(new String(body, StandardCharsets.UTF_8));
        if (found.find()) seen.putIfAbsent(found.group(), now);
    }

    /** The body's length; -1 at the end of the connection. */
    private static int head(InputStream in) throws IOException {
        int length = 0;
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\r') continue;
            if (c != '\n') {
                line.append((char) c);
                continue;
            }
            if (line.isEmpty()) return length;
            if (line.toString().regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
            line.setLength(0);
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
