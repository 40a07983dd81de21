package peering.rpki.source;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jboss.logging.Logger;
import peering.routing.rpki.VrpSet;
import peering.routing.rtr.RtrCache;
import peering.routing.rtr.RtrConnection;
import peering.routing.rtr.RtrData;
import peering.routing.rtr.RtrEnd;

/**
 * A cache that speaks RPKI-to-Router: one connection after the other, on a thread of its own. What
 * is said and when is {@link RtrConnection}'s and {@link RtrCache}'s; here are the sockets.
 */
final class RtrSource implements RpkiSource {
    private static final Logger LOG = Logger.getLogger(RtrSource.class);
    private static final int BUFFER = 1 << 16;

    /** How often time passes for a connection on which nothing comes. */
    private static final Duration TICK = Duration.ofSeconds(1);

    private final RtrAddress address;
    private final RpkiSettings settings;
    private final Clock clock;
    private final Steady steady;
    private final RtrCache cache = new RtrCache(RtrConnection.HIGHEST);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private boolean usable;

    /** When the last question went out, and when the one that brought the last table did. */
    private Optional<Instant> asked = Optional.empty();

    private Optional<Instant> askedForLast = Optional.empty();

    /** When that had come, by the clock. */
    private Optional<Instant> toldAt = Optional.empty();

    private volatile Status status = Status.NEW;

    RtrSource(RtrAddress address, RpkiSettings settings, Clock clock) {
        this.address = address;
        this.settings = settings;
        this.clock = clock;
        this.steady = new Steady(clock, System::nanoTime);
    }

    @Override
    public void start(String thread, Taker taker) {
        Thread.ofPlatform().name(thread).daemon().start(() -> run(taker));
    }

    @Override
    public void stop() {
        stopping.countDown();
    }

    @Override
    public Status status() {
        return status;
    }

    @Override
    public String location() {
        return address.toString();
    }

    private void run(Taker taker) {
        try {
            while (stopping.getCount() > 0) rest(cache.ended(connected(taker)), taker);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits, and minds that what was told may expire meanwhile. */
    private void rest(Duration pause, Taker taker) throws InterruptedException {
        shown(Optional.of(cache.trouble().orElse("it is not connected")));
        // Counted down, not read from a clock: one that is set back would have us wait for hours.
        var left = pause;
        while (left.isPositive()) {
            mind(taker);
            var step = left.compareTo(TICK) < 0 ? left : TICK;
            if (stopping.await(step.toMillis(), TimeUnit.MILLISECONDS)) return;
            left = left.minus(step);
        }
    }

    private RtrEnd connected(Taker taker) {
        RtrEnd end;
        try (var socket = socket()) {
            end = talk(socket, taker);
        } catch (SSLException refused) {
            end = RtrEnd.because(Trust.inWords(refused, address.host()));
        } catch (IOException broken) {
            end = RtrEnd.because(String.valueOf(broken.getMessage()));
        } catch (RuntimeException unexpected) {
            LOG.errorf(unexpected, "%s", address);
            end = RtrEnd.because(unexpected.toString());
        }
        boolean again = end.lowerVersion().isPresent();
        if (!again && stopping.getCount() > 0) {
            LOG.warnf("%s: %s; what was known stays", address, end.why());
            String why = end.why();
            tell(() -> taker.refused(why));
        }
        return end;
    }

    private Socket socket() throws IOException {
        var plain = new Socket();
        try {
            plain.connect(
                    new InetSocketAddress(address.host(), address.port()),
                    (int) settings.timeout().toMillis());
            plain.setSoTimeout((int) settings.timeout().toMillis());
            plain.setKeepAlive(true);
            return address.tls() ? secured(plain) : plain;
        } catch (IOException failed) {
            plain.close();
            throw failed;
        }
    }

    /** The cache has to show a certificate of its name. */
    private Socket secured(Socket plain) throws IOException {
        var context = settings.tls().isPresent() ? settings.tls().get() : usual();
        var socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(plain, address.host(), address.port(), true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static SSLContext usual() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("the JDK has no TLS", impossible);
        }
    }

    private RtrEnd talk(Socket socket, Taker taker) throws IOException {
        var outlet = new Outlet(socket.getOutputStream(), taker);
        var connection = cache.connection(outlet);
        var in = socket.getInputStream();
        byte[] buffer = new byte[BUFFER];
        socket.setSoTimeout((int) TICK.toMillis());
        connection.opened(steady.now());
        while (connection.end().isEmpty() && stopping.getCount() > 0) {
            outlet.mustGoOn();
            try {
                int got = in.read(buffer);
                if (got < 0) return RtrEnd.because("it closed the connection");
                connection.received(buffer, 0, got, steady.now());
            } catch (SocketTimeoutException nothing) {
                mind(taker);
            }
            connection.passed(steady.now());
        }
        return connection.end().orElseGet(() -> RtrEnd.because("we stop"));
    }

    private void mind(Taker taker) {
        if (!usable || cache.data(steady.now()).isPresent()) return;
        usable = false;
        LOG.warnf("what %s told has expired", address);
        tell(taker::expired);
    }

    /** Nobody would start the thread again: a taker that trips must not end it. */
    private void tell(Runnable word) {
        try {
            word.run();
        } catch (RuntimeException unexpected) {
            LOG.errorf(unexpected, "what there is to say of %s was not taken", address);
        }
    }

    private void shown(Optional<String> trouble) {
        var known = cache.data(steady.now());
        status =
                new Status(
                        askedForLast,
                        known.flatMap(_ -> toldAt),
                        trouble,
                        known.map(RtrSource::details).orElse(Map.of()));
    }

    private static Map<String, String> details(RtrData data) {
        return Map.of(
                "version", Integer.toString(data.version()),
                "session", Integer.toString(data.session()),
                "serial", Integer.toUnsignedString(data.serial()));
    }

    private final class Outlet implements RtrConnection.Outlet {
        private final OutputStream out;
        private final Taker taker;
        private IOException broken;

        Outlet(OutputStream out, Taker taker) {
            this.out = out;
            this.taker = taker;
        }

        @Override
        public void send(byte[] bytes) {
            asked = Optional.of(clock.instant());
            try {
                out.write(bytes);
                out.flush();
            } catch (IOException failed) {
                broken = failed;
            }
        }

        void mustGoOn() throws IOException {
            if (broken != null) throw broken;
        }

        /** Known is what it told, also if the taker will not have it: news are news to that. */
        @Override
        public void told(RtrData data) {
            var now = clock.instant();
            cache.told(data, steady.now());
            usable = true;
            askedForLast = asked;
            toldAt = Optional.of(now);
            try {
                taker.take(
                        VrpSet.of(
                                data.vrps(),
                                List.copyOf(data.providers().values()),
                                Optional.of(now)));
                cache.taken();
                shown(Optional.empty());
            } catch (IOException refused) {
                shown(Optional.of(refused.getMessage()));
                tell(() -> taker.refused(refused.getMessage()));
            }
        }
    }
}
