package peering.telemetry.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that is not ours: Vert.x's, over TLS. */
class LiveSocketTest {
    private static final String PASSWORD = "for-tests-only";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();

    @TempDir Path dir;

    @AfterEach
    void end() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 125, 126, 60_000})
    void what_we_say_is_heard_and_what_is_said_is_heard_by_us_over_tls(int length)
            throws Exception {
        var keys = keys("dns:localhost");
        var server = server(keys, LiveSocketTest::echo);
        var heard = new ArrayList<String>();

        try (var socket = LiveSocket.open(url(server), () -> PATIENCE, trusting(keys))) {
            socket.say("x".repeat(length));
            socket.say("bye");
            var ended =
                    assertThrows(
                            IOException.class,
                            () ->
                                    socket.listen(
                                            100_000,
                                            (bytes, from, to) ->
                                                    heard.add(
                                                            new String(
                                                                    bytes, from, to - from,
                                                                    UTF_8))));
            assertTrue(
                    ended.getMessage().startsWith("closed by the other end: 1000"),
                    ended::getMessage);
        }

        assertEquals(List.of("x".repeat(length), "bye"), heard);
    }

    @Test
    void another_hosts_certificate_is_refused() throws Exception {
        var keys = keys("dns:elsewhere.example");
        var server = server(keys, LiveSocketTest::echo);

        assertThrows(
                SSLHandshakeException.class,
                () -> LiveSocket.open(url(server), () -> PATIENCE, trusting(keys)));
    }

    @Test
    void who_says_nothing_for_too_long_is_not_waited_for() throws Exception {
        var keys = keys("dns:localhost");
        var server = server(keys, _ -> {});

        try (var socket =
                LiveSocket.open(url(server), () -> Duration.ofMillis(300), trusting(keys))) {
            var ended = assertThrows(IOException.class, () -> socket.listen(100, (_, _, _) -> {}));
            assertEquals("nothing heard for too long", ended.getMessage());
        }
    }

    private static void echo(ServerWebSocket socket) {
        socket.textMessageHandler(text -> {
            socket.writeTextMessage(text);
            if (text.equals("bye")) socket.close();
        });
    }

    private HttpServer server(Path keys, io.vertx.core.Handler<ServerWebSocket> handler) {
        var options =
                new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(
                                new PfxOptions().setPath(keys.toString()).setPassword(PASSWORD));
        return vertx.createHttpServer(options)
                .webSocketHandler(handler)
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static URI url(HttpServer server) {
        return URI.create("wss://localhost:" + server.actualPort() + "/v1/ws/?client=test");
    }

    private Path keys(String name) throws Exception {
        var keys = dir.resolve("keys.p12");
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String make = "-genkeypair -alias door -keyalg EC -dname CN=door -validity 2";
        var command = new ArrayList<>(List.of(keytool));
        command.addAll(List.of(make.split(" ")));
        command.addAll(List.of("-ext", "san=" + name, "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", keys.toString(), "-storepass", PASSWORD));
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
        return keys;
    }

    private static SSLSocketFactory trusting(Path keys) throws Exception {
        var anchor = KeyStore.getInstance("PKCS12");
        anchor.load(null, null);
        var made = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
        anchor.setCertificateEntry("door", made.getCertificate("door"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(anchor);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
