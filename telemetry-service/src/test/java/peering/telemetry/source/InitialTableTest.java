package peering.telemetry.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitialTableTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir Path directory;
    private final HttpClient client = InitialTable.client();

    @AfterEach
    void close() {
        client.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/data/bview.gz",
                "rrc00=",
                "not a name=/data/bview.gz",
                "=x",
                "rrc00=http://a b"
            })
    void an_entry_names_a_collector_and_a_place(String text) {
        assertThrows(IllegalArgumentException.class, () -> InitialTable.parse(text));
    }

    @Test
    void of_a_directory_each_file_is_a_table() throws Exception {
        Files.write(directory.resolve("b"), new byte[] {2});
        Files.write(directory.resolve("a"), new byte[] {1});
        Files.createDirectory(directory.resolve("c"));

        var files = InitialTable.parse("rrc00=" + directory).files();

        assertEquals(
                List.of("rrc00=" + directory + "/a", "rrc00=" + directory + "/b"),
                files.stream().map(InitialTable::toString).toList());
        try (var in = files.getLast().open(client, LONG)) {
            assertArrayEquals(new byte[] {2}, in.readAllBytes());
        }
    }

    @Test
    void an_url_is_fetched_and_anything_but_200_is_a_failure() throws Exception {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext(
                "/bview.gz",
                exchange -> {
                    exchange.sendResponseHeaders(200, 1);
                    exchange.getResponseBody().write(7);
                    exchange.close();
                });
        server.start();
        String base = "rrc00=http://localhost:" + server.getAddress().getPort();
        try (var in = InitialTable.parse(base + "/bview.gz").open(client, LONG)) {
            assertArrayEquals(new byte[] {7}, in.readAllBytes());
            assertThrows(
                    IOException.class,
                    () -> InitialTable.parse(base + "/missing").open(client, LONG));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_server_that_stops_in_the_middle_holds_nobody_for_ever() throws Exception {
        var released = new CountDownLatch(1);
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext(
                "/bview.gz",
                exchange -> {
                    exchange.sendResponseHeaders(200, 2);
                    exchange.getResponseBody().write(7);
                    exchange.getResponseBody().flush();
                    await(released);
                    exchange.close();
                });
        server.start();
        String url = "rrc00=http://localhost:" + server.getAddress().getPort() + "/bview.gz";
        try (var in = InitialTable.parse(url).open(client, Duration.ofSeconds(1))) {
            assertEquals(7, in.read());
            var late = assertThrows(IOException.class, in::read);
            assertEquals("it takes too long", late.getMessage());
        } finally {
            released.countDown();
            server.stop(0);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
