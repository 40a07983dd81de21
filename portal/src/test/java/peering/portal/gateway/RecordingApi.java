package peering.portal.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** An HTTP server that answers as it was told and remembers what it was asked. */
public final class RecordingApi implements AutoCloseable {
    private static final Answer NOTHING_THERE =
            new Answer(404, "application/problem+json", "{\"title\":\"no such thing\"}", Map.of());

    private final HttpServer server;
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private final List<Request> received = new CopyOnWriteArrayList<>();

    /** What it was asked; header names in lower case. */
    public record Request(
            String method, String uri, Map<String, List<String>> headers, String body) {}

    record Answer(int status, String type, String body, Map<String, String> headers) {}

    @FunctionalInterface
    interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private RecordingApi(HttpServer server) {
        this.server = server;
    }

    public static RecordingApi start() {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var api = new RecordingApi(HttpServer.create(address, 0));
            api.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            api.server.createContext("/", api::handle);
            api.server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** From now on {@code path} (without a query) answers 200 with this JSON. */
    public void answers(String path, String json) {
        answers(path, new Answer(200, "application/json", json, Map.of()));
    }

    /** From now on {@code path} answers with this status and problem. */
    public void answers(String path, int status, String problem) {
        answers(path, new Answer(status, "application/problem+json", problem, Map.of()));
    }

    /** From now on {@code path} answers 200 with what the query asks for. */
    public void answersByQuery(String path, UnaryOperator<String> json) {
        handles(
                path,
                exchange ->
                        send(
                                exchange,
                                new Answer(
                                        200,
                                        "application/json",
                                        json.apply(exchange.getRequestURI().getQuery()),
                                        Map.of())));
    }

    void answers(String path, Answer answer) {
        handles(path, exchange -> send(exchange, answer));
    }

    void handles(String path, Handler handler) {
        handlers.put(path, handler);
    }

    /** Forgets all answers and all questions. */
    public void reset() {
        handlers.clear();
        received.clear();
    }

    /** True once it was asked so; a query does not count. */
    public boolean wasAsked(String method, String path) {
        return received.stream()
                .anyMatch(asked ->
                        asked.method().equals(method) && asked.uri().split("\\?")[0].equals(path));
    }

    List<Request> received() {
        return List.copyOf(received);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(exchange.getRequestHeaders());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(
                new Request(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        headers,
                        body));
        handlers.getOrDefault(
                        exchange.getRequestURI().getPath(), unknown -> send(unknown, NOTHING_THERE))
                .handle(exchange);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
