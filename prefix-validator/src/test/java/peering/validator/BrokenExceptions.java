package peering.validator;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A SLURM file that was never sound, so that no table is in force. */
public final class BrokenExceptions implements QuarkusTestResourceLifecycleManager {
    public static final String NAME = "broken.json";

    @Override
    public Map<String, String> start() {
        try {
            ExceptionFiles.put(NAME, "{");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Map.of("peering.vrps.slurm", ExceptionFiles.path(NAME));
    }

    @Override
    public void stop() {
        // The next start breaks the file again.
    }
}
