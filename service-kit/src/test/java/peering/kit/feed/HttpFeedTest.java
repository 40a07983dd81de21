package peering.kit.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.kit.feed.Feed.Reading;

class HttpFeedTest {
    private static final String ONE = "the table, to its last word: end";

    private final CountDownLatch done = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Thread::startVirtualThread);
        server.createContext(
                "/tagged", exchange -> conditional(exchange, "ETag", "\"7\"", "If-None-Match"));
        server.createContext(
                "/dated",
                exchange ->
                        conditional(
                                exchange,
                                "Last-Modified",
                                "Sun, 20 Jul 2025 09:31:33 GMT",
                                "If-Modified-Since"));
        server.createContext("/broken", exchange -> answer(exchange, 500, "no"));
        server.createContext("/half", exchange -> answer(exchange, 200, ONE.substring(0, 20)));
        server.createContext("/drips", this::drip);
        server.start();
    }

    @AfterEach
    void stop() {
        done.countDown();
        server.stop(0);
    }

    @Test
    void an_unchanged_table_is_not_sent_again_whether_the_server_gives_a_tag_or_a_date()
            throws Exception {
        for (String path : new String[] {"/tagged", "/dated"}) {
            var feed = feed(path);
            var first = assertInstanceOf(Reading.Fresh.class, feed.read(""));

            assertEquals(ONE, first.content());
            assertInstanceOf(Reading.Unchanged.class, feed.read(first.tag()));
        }
    }

    @Test
    void a_name_and_password_are_shown_nowhere() {
        int port = server.getAddress().getPort();
        var feed =
                Feed.at(
                        "http://me:s%40cret@127.0.0.1:" + port + "/broken",
                        Duration.ofSeconds(5),
                        HttpFeedTest::whole);

        assertEquals("http://127.0.0.1:" + port + "/broken", feed.location());
        var broken = assertThrows(IOException.class, () -> feed.read(""));
        assertEquals("http://127.0.0.1:" + port + "/broken answered 500", broken.getMessage());
    }

    @Test
    void an_error_and_half_a_table_are_failures() {
        assertThrows(IOException.class, () -> feed("/broken").read(""));
        assertThrows(IOException.class, () -> feed("/half").read(""));
    }

    @Test
    void a_server_that_drips_is_given_up_at_the_deadline() {
        var late = assertThrows(IOException.class, () -> feed("/drips").read(""));

        assertEquals(java.util.concurrent.TimeoutException.class, late.getCause().getClass());
    }

    private Feed<String> feed(String path) {
        String location = "http://127.0.0.1:" + server.getAddress().getPort() + path;
        return Feed.at(location, Duration.ofMillis(1500), HttpFeedTest::whole);
    }

    private static String whole(InputStream in) throws IOException {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (!text.endsWith("end")) throw new IOException("only half a table");
        return text;
    }

    private static void conditional(HttpExchange exchange, String name, String value, String asked)
            throws IOException {
        exchange.getResponseHeaders().add(name, value);
        boolean known = value.equals(exchange.getRequestHeaders().getFirst(asked));
        answer(exchange, known ? 304 : 200, known ? "" : ONE);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(ONE.substring(0, 20).getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        try {
            done.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }
}
