package peering.validator;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import peering.stack.rtr.Stayrtr;

/** Two sources: a real cache that serves the demo's VRPs, and behind it the demo's file. */
public final class CacheAndFile implements QuarkusTestResourceLifecycleManager {
    private static final Path DEMO = Path.of("../journeys/data/vrps-demo.json.gz");
    private static Stayrtr cache;

    @Override
    public Map<String, String> start() {
        try {
            var dir = Files.createDirectories(Path.of("target/stayrtr"));
            cache = Stayrtr.start(dir, table());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Map.of("peering.vrps.location", location() + "," + DEMO);
    }

    @Override
    public void stop() {
        cache.close();
    }

    /** The demo's table, of which nothing has run out: the cache would leave that away. */
    public static String table() throws IOException {
        return VrpFile.demo().replaceAll("\"expires\": \\d+", "\"expires\": 4102444800");
    }

    public static Stayrtr cache() {
        return cache;
    }

    public static String location() {
        return "rtr://127.0.0.1:" + cache.port();
    }
}
