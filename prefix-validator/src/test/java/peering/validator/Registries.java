package peering.validator;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import peering.stack.irr.Irrd;
import peering.stack.rdap.NumberRegistry;
import peering.stack.rdap.Range;

/** A routing registry and a number registry that know the demo's prefix. */
public final class Registries implements QuarkusTestResourceLifecycleManager {
    public static final String ROUTE =
            "route: 205.251.192.0/23\norigin: AS16509\nmnt-by: AMAZON\nsource: ARIN\n";
    public static final Range RANGE = new Range("205.251.192.0/18", "Amazon", List.of());

    private static Irrd routes;
    private static NumberRegistry numbers;

    @Override
    public Map<String, String> start() {
        try {
            routes = Irrd.start(0, List.of(ROUTE));
            numbers = NumberRegistry.start(0, List.of(RANGE));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Map.of(
                "peering.irr.servers", "127.0.0.1:" + routes.port(),
                "peering.irr.holds", "500ms",
                "peering.irr.holds-none", "500ms",
                "peering.rdap.bootstrap", numbers.bootstrap(),
                "peering.rdap.allow-plain", "true",
                "peering.rdap.allow-private", "true",
                "peering.rdap.per-minute", "6000",
                "peering.rdap.holds", "500ms",
                "peering.rdap.holds-none", "500ms",
                "peering.gather.look-every", "50ms");
    }

    @Override
    public void stop() {
        routes.close();
        numbers.close();
    }

    public static Irrd routes() {
        return routes;
    }

    public static NumberRegistry numbers() {
        return numbers;
    }
}
