package peering.registration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A registry that answers RDAP questions as a test tells it to. */
final class FakeRdap {
    private static FakeRdap registry;

    /** How it answers a question. */
    interface Answer {
        void to(HttpExchange question) throws IOException;
    }

    private final HttpServer server;
    private final Map<Long, Answer> answers = new ConcurrentHashMap<>();

    private FakeRdap() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name("rdap-", 0).factory()));
        server.createContext("/rdap/autnum/", this::answer);
        server.start();
    }

    static synchronized FakeRdap get() {
        if (registry == null) registry = new FakeRdap();
        return registry;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/rdap/";
    }

    /** From now on, for questions about this AS number. */
    void answers(long asn, Answer answer) {
        answers.put(asn, answer);
    }

    /** The record of an AS number with one remark. */
    static Answer record(long asn, String remark) {
        return json(
                200,
                """
                {"objectClassName": "autnum", "handle": "AS%1$d", "startAutnum": %1$d, "endAutnum": %1$d,
                 "name": "EXAMPLE", "remarks": [{"title": "remarks", "description": ["Our network.", "%2$s"]}]}
                """
                        .formatted(asn, remark));
    }

    static Answer json(int status, String body) {
        return question -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            question.getResponseHeaders().add("Content-Type", "application/rdap+json");
            question.sendResponseHeaders(status, bytes.length);
            question.getResponseBody().write(bytes);
        };
    }

    /** More than anybody should read, in chunks without an announced end. */
    static Answer endless() {
        return question -> {
            question.sendResponseHeaders(200, 0);
            byte[] chunk = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 64; i++) question.getResponseBody().write(chunk);
        };
    }

    /** The beginning of an answer, and then nothing. */
    static Answer stuck(CountDownLatch until) {
        return question -> {
            question.sendResponseHeaders(200, 0);
            question.getResponseBody().write('{');
            question.getResponseBody().flush();
            try {
                until.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    static Answer redirect(String location) {
        return question -> {
            question.getResponseHeaders().add("Location", location);
            question.sendResponseHeaders(302, -1);
        };
    }

    private void answer(HttpExchange question) throws IOException {
        try (question) {
            String path = question.getRequestURI().getPath();
            long asn = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
            answers.getOrDefault(asn, json(404, "{\"errorCode\": 404}")).to(question);
        }
    }
}
