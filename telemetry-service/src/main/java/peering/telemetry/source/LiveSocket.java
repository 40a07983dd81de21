package peering.telemetry.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jboss.logging.Logger;

/**
 * Our end of a WebSocket (RFC 6455) by which others say much and we say little. Whoever listens
 * does it on his own thread, which a virtual one may be: while he is busy nothing is read, and the
 * other end has to wait. An interrupt ends it.
 *
 * <p>Not the JDK's client: that makes text of every byte, and hands each frame through three
 * threads' queues, which costs more than all that is done with what is heard.
 */
final class LiveSocket implements Frames.Connection, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LiveSocket.class);
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** The socket's own limit comes first where it can. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PONG = 10;
    private static final byte[] GOING_AWAY = {1001 >> 8, (byte) 1001};
    private static final int LAST = 0x80;
    private static final int MASKED = 0x80;
    private static final int TWO_OCTETS = 126;

    private final Socket socket;
    private final OutputStream out;
    private final Supplier<Duration> patience;
    private final Watch watch;
    private final SecureRandom random = new SecureRandom();

    /**
     * Connects.
     *
     * @param url of the scheme ws or wss; the certificate has to be that host's
     * @param patience how much longer the other end may say nothing, each time it is waited for
     */
    static LiveSocket open(URI url, Supplier<Duration> patience) throws IOException {
        return open(url, patience, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /**
     * As the other {@code open}.
     *
     * @param tls whom we trust, where the scheme is wss
     */
    static LiveSocket open(URI url, Supplier<Duration> patience, SSLSocketFactory tls)
            throws IOException {
        var plain = connected(url);
        var watch = new Watch(plain, CONNECT);
        try {
            var socket = "wss".equals(url.getScheme()) ? secured(plain, url, tls) : plain;
            Handshake.shake(url, socket.getInputStream(), socket.getOutputStream());
            watch.now(() -> patience.get().plus(GRACE));
            return new LiveSocket(socket, patience, watch);
        } catch (IOException | RuntimeException refused) {
            watch.ends();
            plain.close();
            throw refused;
        }
    }

    private LiveSocket(Socket socket, Supplier<Duration> patience, Watch watch) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.patience = patience;
        this.watch = watch;
    }

    /**
     * Closes the socket when time is up. Whoever is kept waiting byte by byte, or cannot write
     * because the other end does not read, meets no time limit of the socket's own.
     */
    private static final class Watch {
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile Supplier<Duration> left;

        Watch(Socket socket, Duration first) {
            long began = System.nanoTime();
            left = () -> first.minusNanos(System.nanoTime() - began);
            Thread.ofVirtual().name("live-socket-watch").start(() -> watch(socket));
        }

        void now(Supplier<Duration> other) {
            left = other;
        }

        void ends() {
            over.countDown();
        }

        private void watch(Socket socket) {
            try {
                while (!over.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    if (left.get().isPositive()) continue;
                    LOG.warnf("%s takes too long", socket.getRemoteSocketAddress());
                    socket.close();
                    return;
                }
            } catch (IOException gone) {
                LOG.debugf("it was closed already: %s", gone.getMessage());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Socket connected(URI url) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) CONNECT.toMillis());
            socket.connect(
                    new InetSocketAddress(url.getHost(), Handshake.port(url)),
                    (int) CONNECT.toMillis());
            return socket;
        } catch (IOException | RuntimeException unreachable) {
            socket.close();
            throw unreachable;
        }
    }

    private static Socket secured(Socket plain, URI url, SSLSocketFactory tls) throws IOException {
        var socket = (SSLSocket) tls.createSocket(plain, url.getHost(), Handshake.port(url), true);
        var rules = socket.getSSLParameters();
        rules.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(rules);
        socket.startHandshake();
        return socket;
    }

    /** Says one text. */
    void say(String text) throws IOException {
        write(TEXT, text.getBytes(UTF_8));
    }

    /**
     * Hands on what is heard; returns never.
     *
     * @throws IOException with what ended it
     */
    void listen(int most, Frames.Messages messages) throws IOException {
        var frames = new Frames(socket.getInputStream(), this, most, messages);
        try {
            while (true) frames.next();
        } catch (SocketTimeoutException silent) {
            throw new IOException("nothing heard for too long", silent);
        }
    }

    @Override
    public void waits() throws IOException {
        long left = patience.get().toMillis();
        if (left <= 0) throw new SocketTimeoutException("nothing but frames without a message");
        socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
    }

    @Override
    public void pinged(byte[] said) throws IOException {
        waits();
        write(PONG, said);
    }

    /** A client's frames are masked, lest they look like another protocol (section 10.3). */
    private void write(int kind, byte[] payload) throws IOException {
        if (payload.length > 0xFFFF) throw new IllegalArgumentException("too much to say at once");
        int header = payload.length < TWO_OCTETS ? 2 : 4;
        byte[] frame = new byte[header + 4 + payload.length];
        byte[] mask = new byte[4];
        random.nextBytes(mask);
        frame[0] = (byte) (LAST | kind);
        frame[1] = (byte) (MASKED | (header == 2 ? payload.length : TWO_OCTETS));
        if (header == 4) {
            frame[2] = (byte) (payload.length >>> 8);
            frame[3] = (byte) payload.length;
        }
        System.arraycopy(mask, 0, frame, header, 4);
        for (int i = 0; i < payload.length; i++) {
            frame[header + 4 + i] = (byte) (payload[i] ^ mask[i % 4]);
        }
        out.write(frame);
        out.flush();
    }

    @Override
    public void close() {
        watch.ends();
        try (socket) {
            write(CLOSE, GOING_AWAY);
        } catch (IOException gone) {
            LOG.debugf("the other end does not hear that we go: %s", gone.getMessage());
        }
    }
}
