package peering.alerting;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * A customer's receiver: answers each path with the answers it was given for it, in order, then
 * with 204, and remembers what it was sent. Verifies with the Standard Webhooks library, which
 * knows nothing of ours.
 */
public final class Receiver implements AutoCloseable {
    private static final String ECHO = "what was sent";

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Answer>> script = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    public record Answer(int status, Map<String, String> headers, String body, boolean hangs) {
        public static Answer of(int status) {
            return new Answer(status, Map.of(), "answer " + status, false);
        }

        /** Answers with the body that it was sent. */
        public static Answer echo() {
            return new Answer(200, Map.of(), ECHO, false);
        }

        public static Answer never() {
            return new Answer(0, Map.of(), "", true);
        }
    }

    public record Received(String path, HttpHeaders headers, String body, Instant at) {
        public String header(String name) {
            return headers.firstValue(name).orElseThrow();
        }

        public String id() {
            return header("webhook-id");
        }

        /** Fails as the library fails. */
        public void verify(String secret)
                throws WebhookVerificationException, EmptyWebhookSecretException {
            new Webhook(secret).verify(body, headers);
        }

        public boolean verifies(String secret) throws EmptyWebhookSecretException {
            try {
                verify(secret);
                return true;
            } catch (WebhookVerificationException refused) {
                return false;
            }
        }
    }

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory()));
        server.createContext("/", this::answer);
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public void will(String path, Answer... answers) {
        script.computeIfAbsent(path, _ -> new ConcurrentLinkedQueue<>()).addAll(List.of(answers));
    }

    public List<Received> at(String path) {
        return received.stream().filter(one -> one.path().equals(path)).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = HttpHeaders.of(exchange.getRequestHeaders(), (_, _) -> true);
            received.add(new Received(path, headers, body, Instant.now()));
            var queue = script.get(path);
            var answer = queue == null || queue.isEmpty() ? Answer.of(204) : queue.remove();
            if (answer.hangs()) {
                closing.await();
                return;
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            String text = answer.body().equals(ECHO) ? body : answer.body();
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            boolean empty = answer.status() == 204;
            exchange.sendResponseHeaders(answer.status(), empty ? -1 : bytes.length);
            if (!empty) exchange.getResponseBody().write(bytes);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
