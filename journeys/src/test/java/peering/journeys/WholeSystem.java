package peering.journeys;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import peering.journeys.launch.PeeringSystem;
import peering.journeys.launch.Progress;

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
        return parameter.getParameter().getType() == PeeringSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .computeIfAbsent(PeeringSystem.class, _ -> started(), PeeringSystem.class);
    }

    private static PeeringSystem started() {
        try {
            return PeeringSystem.start(
                    PeeringSystem.Setting.forTests(
                            ROOT,
                            Path.of("target/system").toAbsolutePath(),
                            ROOT.resolve("journeys/data/vrps-demo.json.gz").toString()),
                    new Progress(System.out, Clock.systemUTC()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
