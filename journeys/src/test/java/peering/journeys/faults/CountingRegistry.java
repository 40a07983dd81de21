package peering.journeys.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** A number registry that everybody is registered with, and that counts what it is asked. */
final class CountingRegistry implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    CountingRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/ip/", this::answer);
        server.start();
    }

    private void answer(HttpExchange question) throws IOException {
        String prefix = question.getRequestURI().getPath().substring("/ip/".length());
        asked.merge(prefix, 1, Integer::sum);
        String network = prefix.substring(0, prefix.lastIndexOf('.'));
        byte[] range =
                """
                {"objectClassName": "ip network", "handle": "NET", "name": "EXAMPLE",
                 "startAddress": "%s.0", "endAddress": "%s.255"}
                """
                        .formatted(network, network)
                        .getBytes(StandardCharsets.UTF_8);
        question.sendResponseHeaders(200, range.length);
        question.getResponseBody().write(range);
        question.close();
    }

    /** How often each prefix was asked for. */
    Map<String, Integer> asked() {
        return new TreeMap<>(asked);
    }

    /** The file that says that all of IPv4 is here. */
    Path bootstrap(Path folder) throws IOException {
        String all =
                "{\"services\": [[[\"0.0.0.0/0\"], [\"http://127.0.0.1:%d/\"]]]}"
                        .formatted(server.getAddress().getPort());
        return Files.writeString(folder.resolve("ipv4.json"), all);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
