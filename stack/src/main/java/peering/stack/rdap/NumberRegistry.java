package peering.stack.rdap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A number registry on the loopback interface, in this JVM: it has all addresses, answers over RDAP
 * (RFC 9082, RFC 9083) who holds a prefix, and serves the bootstrap files that lead to it (RFC
 * 9224).
 */
public final class NumberRegistry implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUESTION = "/ip/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile List<Range> ranges;
    private volatile boolean broken;
    private volatile Set<String> silent = Set.of();

    private NumberRegistry(HttpServer server, List<Range> ranges) {
        this.server = server;
        this.ranges = List.copyOf(ranges);
    }

    /**
     * @param port 0 for any that is free
     */
    public static NumberRegistry start(int port, List<Range> ranges) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var registry = new NumberRegistry(HttpServer.create(address, 0), ranges);
        registry.server.setExecutor(registry.threads);
        registry.server.createContext("/bootstrap/", registry::bootstrap);
        registry.server.createContext(QUESTION, registry::answer);
        registry.server.start();
        return registry;
    }

    /** From now on this is what it holds. */
    public void serve(List<Range> now) {
        ranges = List.copyOf(now);
    }

    /** While it does, it answers nobody but with 500. */
    public void breakDown(boolean now) {
        broken = now;
    }

    /** Both bootstrap files, parted by a comma. */
    public String bootstrap() {
        return url() + "bootstrap/ipv4.json," + url() + "bootstrap/ipv6.json";
    }

    /** Questions about these prefixes it answers with 500: it breaks down over each. */
    public void silentAbout(Set<String> prefixes) {
        silent = Set.copyOf(prefixes);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void bootstrap(HttpExchange question) throws IOException {
        boolean six = question.getRequestURI().getPath().endsWith("ipv6.json");
        var service = List.of(List.of(six ? "::/0" : "0.0.0.0/0"), List.of(url()));
        send(question, 200, Map.of("version", "1.0", "services", List.of(service)));
    }

    private void answer(HttpExchange question) throws IOException {
        String asked = question.getRequestURI().getPath().substring(QUESTION.length());
        if (broken || silent.contains(asked)) {
            send(question, 500, Map.of("errorCode", 500));
            return;
        }
        Optional<Range> found =
                ranges.stream()
                        .filter(range -> range.contains(asked))
                        .max(Comparator.comparing(Range::length));
        if (found.isPresent()) send(question, 200, found.get().toRdap());
        else send(question, 404, Map.of("errorCode", 404));
    }

    private static void send(HttpExchange question, int status, Object body) throws IOException {
        try (question) {
            byte[] bytes = JSON.writeValueAsBytes(body);
            question.getResponseHeaders().add("Content-Type", "application/rdap+json");
            question.sendResponseHeaders(status, bytes.length);
            question.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
