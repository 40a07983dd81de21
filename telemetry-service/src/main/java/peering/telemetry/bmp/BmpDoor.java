package peering.telemetry.bmp;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import peering.routing.net.IpAddress;
import peering.telemetry.intake.RouteIntake;

/** Lets routers in: those that may, and not too many. */
@ApplicationScoped
class BmpDoor {
    private static final Logger LOG = Logger.getLogger(BmpDoor.class);
    private static final long PATIENCE_SECONDS = 20;

    private final BmpConfig config;
    private final Vertx vertx;
    private final TlsConfigurationRegistry tls;
    private final RouteIntake intake;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Map<IpAddress, Integer> connected = new HashMap<>();
    private Allowed allowed;
    private NetServer server;

    BmpDoor(
            BmpConfig config,
            Vertx vertx,
            TlsConfigurationRegistry tls,
            RouteIntake intake,
            MeterRegistry metrics,
            Clock clock) {
        this.config = config;
        this.vertx = vertx;
        this.tls = tls;
        this.intake = intake;
        this.metrics = metrics;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) throws Exception {
        if (config.port().isEmpty()) return;
        allowed = Allowed.parse(config.allowed().orElse(List.of()));
        metrics.gauge("peering.bmp.connections", this, BmpDoor::connections);
        server = vertx.createNetServer(options()).connectHandler(this::connected);
        server.listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        LOG.infof("routers may connect to port %d", server.actualPort());
    }

    void stop(@Observes ShutdownEvent event) {
        if (server != null) server.close();
    }

    /** The port that was taken; 0 if the door is shut. */
    int port() {
        return server == null ? 0 : server.actualPort();
    }

    /** How many routers are connected. */
    synchronized int connections() {
        return connected.values().stream().mapToInt(Integer::intValue).sum();
    }

    private NetServerOptions options() {
        var options =
                new NetServerOptions()
                        .setHost(config.host())
                        .setPort(config.port().getAsInt())
                        .setTcpKeepAlive(true)
                        .setReadIdleTimeout((int) config.idle().toMillis())
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        config.tls().map(this::named).ifPresent(one -> secure(options, one));
        return options;
    }

    private TlsConfiguration named(String name) {
        return tls.get(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "peering.bmp.tls names no TLS configuration: " + name));
    }

    /** With a trust store, routers have to show a certificate too. */
    private static void secure(NetServerOptions options, TlsConfiguration tls) {
        options.setSsl(true).setKeyCertOptions(tls.getKeyStoreOptions());
        if (tls.getTrustStoreOptions() != null) {
            options.setTrustOptions(tls.getTrustStoreOptions()).setClientAuth(ClientAuth.REQUIRED);
        }
    }

    private void connected(NetSocket socket) {
        var address = address(socket.remoteAddress().hostAddress());
        String refusal = admit(address);
        if (refusal != null) {
            metrics.counter("peering.bmp.refused", "why", refusal).increment();
            LOG.debugf("router %s is refused: %s", address, refusal);
            socket.close();
            return;
        }
        LOG.infof("router %s has connected", address);
        KeepAlive.every(config.keepAlive()).on(socket);
        new BmpConnection(socket, address, config, intake, metrics, clock)
                .start(() -> gone(address));
    }

    /** A link-local one comes with the name of our interface behind a percent sign (RFC 4007). */
    static IpAddress address(String text) {
        int zone = text.indexOf('%');
        return IpAddress.parse(zone < 0 ? text : text.substring(0, zone));
    }

    /** Null if it may come in, and then it is counted. */
    private synchronized String admit(IpAddress address) {
        if (!allowed.has(address)) return "not-allowed";
        if (connections() >= config.mostConnections()) return "too-many";
        if (connected.getOrDefault(address, 0) >= config.mostPerAddress()) {
            return "too-many-of-one";
        }
        connected.merge(address, 1, Integer::sum);
        return null;
    }

    private synchronized void gone(IpAddress address) {
        connected.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
    }
}
