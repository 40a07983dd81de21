package peering.validator.source.rdap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server on the loopback interface that answers for each path as a test tells it to. */
final class FakeRegistry implements AutoCloseable {

    /** How it answers a question. */
    interface Answer {
        void to(HttpExchange question) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    FakeRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Paths asked for so far, in order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** From now on, for this path. */
    void answers(String path, Answer answer) {
        answers.put(path, answer);
    }

    static Answer says(int status, String body, String... headers) {
        return question -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < headers.length; i += 2) {
                question.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            question.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) question.getResponseBody().write(bytes);
        };
    }

    static Answer range(String start, String end, String... headers) {
        return says(
                200,
                """
                {"objectClassName": "ip network", "handle": "NET-1", "name": "EXAMPLE",
                 "startAddress": "%s", "endAddress": "%s"}
                """
                        .formatted(start, end),
                headers);
    }

    static Answer redirects(String location) {
        return says(302, "", "Location", location);
    }

    /** With an entity tag, and 304 to whoever shows it. */
    static Answer tagged(String tag, String body) {
        return question -> {
            boolean known = tag.equals(question.getRequestHeaders().getFirst("If-None-Match"));
            says(known ? 304 : 200, known ? "" : body, "ETag", tag).to(question);
        };
    }

    /** Begins, and goes on byte by byte until the end of the test. */
    Answer drips() {
        return question -> {
            question.sendResponseHeaders(200, 0);
            try {
                do {
                    question.getResponseBody().write(' ');
                    question.getResponseBody().flush();
                } while (!over.await(20, TimeUnit.MILLISECONDS));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private void answer(HttpExchange question) throws IOException {
        try (question) {
            String path = question.getRequestURI().getPath();
            asked.add(path);
            answers.getOrDefault(path, says(404, "{\"errorCode\": 404}")).to(question);
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
