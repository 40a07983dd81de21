package peering.rpki.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Answers at {@code /json-delta} as Routinator does, by hand: none is to be had here. */
final class DeltaServer implements AutoCloseable {
    private final HttpServer server;
    private final List<TreeSet<String>> states = new ArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private String session = "18446744073709551615";

    /** It answers this instead, once; null for what is right. */
    private volatile String instead;

    volatile boolean notifies = true;

    /** It forgets what changed before the last version. */
    volatile boolean forgets;

    DeltaServer(String... prefixes) throws IOException {
        states.add(new TreeSet<>(List.of(prefixes)));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/json-delta/notify", this::notification);
        server.createContext("/json-delta", this::delta);
        server.start();
    }

    String location() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/json-delta";
    }

    /** Queries so far, in order; empty for everything. Of notify, with its name before it. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    synchronized void serves(String... prefixes) {
        states.add(new TreeSet<>(List.of(prefixes)));
        notifyAll();
    }

    /** Everything from the beginning, under another session. */
    synchronized void restarts(String... prefixes) {
        states.clear();
        session = "7";
        serves(prefixes);
    }

    void answersOnce(String text) {
        instead = text;
    }

    private synchronized String version() {
        return "\"session\": \"" + session + "\", \"serial\": " + (states.size() - 1);
    }

    private synchronized void notification(HttpExchange exchange) throws IOException {
        String query = query(exchange);
        asked.add("notify " + query);
        if (!notifies) {
            answer(exchange, 404, "");
            return;
        }
        try {
            while (query.equals(at(states.size() - 1))) wait();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        answer(exchange, 200, "{" + version() + "}");
    }

    private String at(int serial) {
        return "session=" + session + "&serial=" + serial;
    }

    private static String query(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        return query == null ? "" : query;
    }

    private synchronized void delta(HttpExchange exchange) throws IOException {
        String query = query(exchange);
        asked.add(query);
        String wrong = instead;
        instead = null;
        answer(exchange, 200, wrong == null ? delta(query) : wrong);
    }

    private String delta(String query) {
        var last = states.getLast();
        for (int from = 0; from < states.size(); from++) {
            if (!query.equals(at(from)) || forgets) continue;
            return "{\"reset\": false, %s, \"fromSerial\": %d, \"announced\": [%s], \"withdrawn\": [%s]}"
                    .formatted(
                            version(),
                            from,
                            origins(last, states.get(from)),
                            origins(states.get(from), last));
        }
        return "{\"reset\": true, %s, \"announced\": [%s]}"
                .formatted(version(), origins(last, new TreeSet<>()));
    }

    private static String origins(TreeSet<String> those, TreeSet<String> without) {
        return those.stream()
                .filter(prefix -> !without.contains(prefix))
                .map(DeltaServer::entry)
                .collect(Collectors.joining(","));
    }

    /** A customer's number and its providers, or a prefix. */
    private static String entry(String text) {
        if (!text.startsWith("AS")) {
            return "{\"type\": \"routeOrigin\", \"asn\": \"AS64496\", \"prefix\": \"%s\", \"maxLength\": 24}"
                    .formatted(text);
        }
        var asns = text.split(" ");
        return "{\"type\": \"aspa\", \"customerAsn\": \"%s\", \"providerAsns\": [\"%s\"]}"
                .formatted(asns[0], asns[1]);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
