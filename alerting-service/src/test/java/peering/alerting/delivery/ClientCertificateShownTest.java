package peering.alerting.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import peering.alerting.Identity;
import peering.alerting.endpoint.ClientCertificate;
import peering.alerting.endpoint.EndpointKeys;
import peering.alerting.endpoint.EndpointSettings;
import peering.alerting.endpoint.TargetCheck;

/** A receiver that lets nobody in who does not show the certificate that it knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientCertificateShownTest {
    private static final String NAME = "hooks.example.test";

    @TempDir static Path dir;

    private final Vertx vertx = Vertx.vertx();
    private final List<String> callers = new CopyOnWriteArrayList<>();
    private HttpsServer receiver;
    private Identity ours;
    private Identity strangers;
    private Departure departure;

    @BeforeAll
    void open() throws Exception {
        ours = Identity.make(dir, "sender.example.test");
        strangers = Identity.make(dir, "stranger.example.test", "-keyalg", "RSA");
        var theirs = Identity.make(dir, NAME);
        Files.writeString(dir.resolve("trusted.pem"), theirs.certificate());
        receiver =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        receiver.setHttpsConfigurator(demanding(theirs.serving(ours)));
        receiver.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        var session = ((HttpsExchange) exchange).getSSLSession();
                        callers.add(session.getPeerPrincipal().getName());
                        exchange.sendResponseHeaders(204, -1);
                    }
                });
        receiver.start();
        departure = departure();
    }

    private static HttpsConfigurator demanding(SSLContext context) {
        return new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                var all = getSSLContext().getDefaultSSLParameters();
                all.setNeedClientAuth(true);
                parameters.setSSLParameters(all);
            }
        };
    }

    @AfterAll
    void close() {
        receiver.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void lets_in_who_shows_it() throws Exception {
        var exchange = send(Optional.of(certificate(ours)));

        assertEquals(new Outcome.Delivered(204), exchange.outcome());
        assertEquals("CN=sender.example.test", callers.getLast());
    }

    @Test
    void lets_in_nobody_else() throws Exception {
        int before = callers.size();

        for (var shown :
                List.of(Optional.<ClientCertificate>empty(), Optional.of(certificate(strangers)))) {
            var exchange = send(shown);
            assertInstanceOf(Outcome.TryLater.class, exchange.outcome());
            assertTrue(exchange.status().isEmpty());
        }

        assertEquals(before, callers.size());
    }

    @Test
    void each_certificate_has_a_client_of_its_own_and_there_are_not_too_many() throws Exception {
        var clients = new TlsClients(vertx, new HttpClientOptions(), Duration.ofMillis(1));
        var first = clients.of(Optional.of(certificate(ours)));

        assertSame(first, clients.of(Optional.of(certificate(ours))));
        assertNotSame(first, clients.of(Optional.of(certificate(strangers))));
        assertNotSame(first, clients.of(Optional.empty()));
        for (int i = 0; i <= TlsClients.MOST; i++) {
            clients.of(
                    Optional.of(
                            new ClientCertificate(
                                    ours.certificate() + "\n".repeat(i + 1), ours.key())));
        }
        assertEquals(TlsClients.MOST, clients.kept());
    }

    private Exchange send(Optional<ClientCertificate> shown) throws InterruptedException {
        var keys = new EndpointKeys(List.of(), Optional.empty(), shown, Map.of());
        var claimed =
                new DeliveryQueue.Claimed(
                        "whd_1",
                        "end_1",
                        "acme",
                        "https://" + NAME + ":" + receiver.getAddress().getPort() + "/x",
                        "{}",
                        "standard-webhooks",
                        "{\"headers\":{}}",
                        0,
                        0,
                        Instant.EPOCH);
        return departure.send(claimed, keys, Instant.EPOCH);
    }

    private Departure departure() {
        var open = EndpointSettings.loopback(true);
        var trusted = Optional.of(List.of(dir.resolve("trusted.pem").toString()));
        var settings = DeliverySettings.of(Duration.ofSeconds(20), trusted);
        var sender = new PinnedSender(vertx, settings, Clock.systemUTC());
        var here = List.of(InetAddress.getLoopbackAddress());
        return new Departure(new TargetCheck(_ -> here, open), sender, open, settings);
    }

    private static ClientCertificate certificate(Identity identity) throws Exception {
        return new ClientCertificate(identity.certificate(), identity.key());
    }
}
