package peering.validator;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Two SLURM files of the service under test: without exceptions to begin with. */
public final class ExceptionFiles implements QuarkusTestResourceLifecycleManager {
    private static final Path DIR = Path.of("target/slurm");

    @Override
    public Map<String, String> start() {
        try {
            put("ours.json", "", "");
            put("theirs.json", "", "");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Map.of(
                "peering.vrps.slurm",
                path("ours.json") + "," + path("theirs.json"),
                "peering.vrps.refresh",
                "200ms");
    }

    @Override
    public void stop() {
        // The next start empties the files.
    }

    public static String path(String name) {
        return DIR.resolve(name).toString();
    }

    public static void put(String name, String filters, String assertions) throws IOException {
        put(
                name,
                """
                {"slurmVersion": 1,
                 "validationOutputFilters": {"prefixFilters": [%s], "bgpsecFilters": []},
                 "locallyAddedAssertions": {"prefixAssertions": [%s], "bgpsecAssertions": []}}
                """
                        .formatted(filters, assertions));
    }

    /** In one step. */
    public static void put(String name, String content) throws IOException {
        Files.createDirectories(DIR);
        Path fresh = Files.createTempFile(DIR, "fresh", ".json");
        Files.writeString(fresh, content);
        Files.move(
                fresh,
                DIR.resolve(name),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }
}
