package peering.journeys.launch;

import java.io.IOException;
import java.util.Map;
import peering.journeys.world.DemoSpace;
import peering.stack.irr.Irrd;
import peering.stack.rdap.NumberRegistry;

/**
 * The registries that the demo's validation asks: they know the demo's address space, and of
 * everything else that somebody holds it.
 */
final class DemoRegistries implements AutoCloseable {
    private final NumberRegistry numbers;
    private final Irrd routes;

    private DemoRegistries(NumberRegistry numbers, Irrd routes) {
        this.numbers = numbers;
        this.routes = routes;
    }

    static DemoRegistries start(Places places) throws IOException {
        var numbers = NumberRegistry.start(places.numberRegistry(), DemoSpace.ranges());
        numbers.silentAbout(DemoSpace.SILENT);
        try {
            return new DemoRegistries(
                    numbers, Irrd.start(places.routingRegistry(), DemoSpace.routes()));
        } catch (IOException e) {
            numbers.close();
            throw e;
        }
    }

    /** How the validator is told of them; and of whom the demo asks a proof of control. */
    Map<String, String> env() {
        return Map.of(
                "PEERING_IRR_SERVERS", "127.0.0.1:" + routes.port(),
                "PEERING_RDAP_BOOTSTRAP", numbers.bootstrap(),
                "PEERING_RDAP_ALLOW_PLAIN", "true",
                "PEERING_RDAP_ALLOW_PRIVATE", "true",
                "PEERING_RECEIVED_COMMUNITY", "64500:8007",
                "PEERING_POLICY_PROOF_REQUIRED_OF", "globex");
    }

    @Override
    public void close() {
        numbers.close();
        routes.close();
    }
}
