package peering.journeys.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** A receiver that counts how often it was sent which delivery. */
final class CountingHook implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();

    /** Called with the delivery before it is answered. */
    volatile Consumer<String> before = _ -> {};

    CountingHook() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            before.accept(id);
            exchange.sendResponseHeaders(200, -1);
            seen.merge(id, 1, Integer::sum);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** How often each delivery was answered with 200. */
    Map<String, Integer> seen() {
        return seen;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
