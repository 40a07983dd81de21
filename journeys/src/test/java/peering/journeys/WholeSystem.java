package peering.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import peering.journeys.launch.PeeringSystem;
import peering.journeys.launch.Progress;
import peering.stack.rtr.Stayrtr;

/**
 * Gives a journey the whole running system: one for all journeys of this JVM, on free ports, with
 * the code of {@code ./start}.
 */
public final class WholeSystem implements ParameterResolver {
    private static final ExtensionContext.Namespace OURS =
            ExtensionContext.Namespace.create(WholeSystem.class);

    /** Where the project is; its services are packaged before this module's tests run. */
    static final Path ROOT =
            Path.of(System.getProperty("peering.root", "..")).toAbsolutePath().normalize();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Set.of(PeeringSystem.class, Stayrtr.class)
                .contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var store = context.getRoot().getStore(OURS);
        var cache = store.computeIfAbsent(Stayrtr.class, _ -> cache(), Stayrtr.class);
        if (parameter.getParameter().getType() == Stayrtr.class) return cache;
        return store.computeIfAbsent(PeeringSystem.class, _ -> started(cache), PeeringSystem.class);
    }

    /** What the cache serves: the demo's table, of which nothing has run out. */
    static String roas() throws IOException {
        var file = ROOT.resolve("journeys/data/vrps-demo.json.gz");
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("\"expires\": \\d+", "\"expires\": 4102444800");
        }
    }

    private static Stayrtr cache() {
        try {
            var dir = Files.createDirectories(Path.of("target/stayrtr").toAbsolutePath());
            return Stayrtr.start(dir, roas());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PeeringSystem started(Stayrtr cache) {
        try {
            return PeeringSystem.start(
                    PeeringSystem.Setting.forTests(
                            ROOT,
                            Path.of("target/system").toAbsolutePath(),
                            "rtr://127.0.0.1:" + cache.port()),
                    new Progress(System.out, Clock.systemUTC()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
