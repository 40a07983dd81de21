package peering.alerting.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import peering.alerting.Receiver;
import peering.alerting.endpoint.EndpointUrl;

/** The socket's edge: a checked address, and the name that is still checked on the certificate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PinnedSenderTest {
    private static final String NAME = "hooks.example.test";

    @TempDir static Path dir;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicReference<String> asked = new AtomicReference<>();
    private HttpsServer https;
    private Receiver receiver;

    @BeforeAll
    void open() throws Exception {
        receiver = new Receiver();
        https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        https.setHttpsConfigurator(
                new HttpsConfigurator(tls()) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        parameters.setSSLParameters(getSSLContext().getDefaultSSLParameters());
                    }
                });
        https.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        asked.set(exchange.getRequestHeaders().getFirst("Host"));
                        exchange.sendResponseHeaders(204, -1);
                    }
                });
        https.start();
    }

    @AfterAll
    void close() {
        https.stop(0);
        receiver.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void calls_the_checked_address_and_keeps_the_name() {
        var exchange = send(tlsUrl(NAME), sender(trusting("cert.pem")), "127.0.0.1");

        assertEquals(new Outcome.Delivered(204), exchange.outcome());
        assertEquals(NAME + ":" + https.getAddress().getPort(), asked.get());
    }

    @Test
    void refuses_a_certificate_of_another_name() {
        var exchange =
                send(tlsUrl("other.example.test"), sender(trusting("cert.pem")), "127.0.0.1");

        var later = assertInstanceOf(Outcome.TryLater.class, exchange.outcome());
        assertTrue(later.why().startsWith("the TLS handshake failed"), later.why());
    }

    @Test
    void refuses_a_certificate_that_nobody_vouches_for() {
        var exchange = send(tlsUrl(NAME), sender(Optional.empty()), "127.0.0.1");

        var later = assertInstanceOf(Outcome.TryLater.class, exchange.outcome());
        assertTrue(later.why().startsWith("the TLS handshake failed"), later.why());
    }

    @Test
    void tries_the_next_address_when_nobody_answers_at_the_first() {
        var exchange =
                send(receiver.url("/next"), sender(Optional.empty()), "127.0.0.2", "127.0.0.1");

        assertEquals(new Outcome.Delivered(204), exchange.outcome());
    }

    @Test
    void does_not_follow_a_redirect() {
        var elsewhere = Map.of("Location", receiver.url("/elsewhere"));
        receiver.will("/redirect", new Receiver.Answer(302, elsewhere, "", false));

        var exchange = send(receiver.url("/redirect"), sender(Optional.empty()), "127.0.0.1");

        assertInstanceOf(Outcome.TryLater.class, exchange.outcome());
        assertEquals(List.of(), receiver.at("/elsewhere"));
    }

    @Test
    void keeps_the_beginning_of_a_large_answer_and_the_wish_for_later() {
        var later = Map.of("Retry-After", "7");
        receiver.will("/large", new Receiver.Answer(429, later, "x".repeat(1_000_000), false));

        var exchange = send(receiver.url("/large"), sender(Optional.empty()), "127.0.0.1");

        assertEquals(Exchange.KEPT, exchange.response().length());
        assertEquals(
                new Outcome.TryLater(
                        "the receiver answered 429", Optional.of(Duration.ofSeconds(7))),
                exchange.outcome());
    }

    @Test
    void gives_a_silent_receiver_no_more_than_the_timeout() {
        receiver.will("/silent", Receiver.Answer.never());

        var impatient = sender(Duration.ofMillis(700), Optional.empty());

        var exchange = send(receiver.url("/silent"), impatient, "127.0.0.1");

        assertEquals(Outcome.TryLater.because("no answer within 700 ms"), exchange.outcome());
    }

    @Test
    void says_so_when_nobody_listens() throws IOException {
        int port;
        try (var gone = new java.net.ServerSocket(0)) {
            port = gone.getLocalPort();
        }

        var exchange =
                send("http://127.0.0.1:" + port + "/", sender(Optional.empty()), "127.0.0.1");

        assertEquals(Outcome.TryLater.because("nobody answers at the address"), exchange.outcome());
    }

    private PinnedSender sender(Optional<List<String>> trusted) {
        return sender(Duration.ofSeconds(20), trusted);
    }

    private PinnedSender sender(Duration timeout, Optional<List<String>> trusted) {
        var settings = DeliverySettings.of(timeout, trusted);
        return new PinnedSender(vertx, settings, Clock.systemUTC());
    }

    private static Exchange send(String url, PinnedSender sender, String... addresses) {
        var usable = (EndpointUrl.Verdict.Usable) EndpointUrl.judge(url, true);
        var pinned = Arrays.stream(addresses).map(InetAddress::ofLiteral).toList();
        try {
            return sender.send(
                    WebhookRequest.post(
                            new Departure.Place(usable.url(), pinned),
                            Optional.empty(),
                            Map.of(),
                            "{}"));
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private String tlsUrl(String name) {
        return "https://" + name + ":" + https.getAddress().getPort() + "/x";
    }

    private static Optional<List<String>> trusting(String file) {
        return Optional.of(List.of(dir.resolve(file).toString()));
    }

    private static SSLContext tls() throws Exception {
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=" + NAME, "-ext", "san=dns:" + NAME);
        keytool("-exportcert", "-rfc", "-file", dir.resolve("cert.pem").toString());
        var store =
                KeyStore.getInstance(dir.resolve("store.p12").toFile(), "password".toCharArray());
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "password".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String... arguments) throws Exception {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(
                List.of(
                        "-alias",
                        "hooks",
                        "-keystore",
                        dir.resolve("store.p12").toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "password"));
        var log = dir.resolve("keytool.log");
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        assertEquals(0, process.waitFor(), Files.readString(log));
    }
}
