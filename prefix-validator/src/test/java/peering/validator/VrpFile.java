package peering.validator;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * The file that the service under test reads its VRPs from: the demo's real subset (built
 * 2025-07-20) to begin with, and whatever a test puts there.
 */
public final class VrpFile implements QuarkusTestResourceLifecycleManager {
    private static final Path DEMO = Path.of("../journeys/data/vrps-demo.json.gz");
    private static final Path FILE = Path.of("target/vrps-under-test.json");

    @Override
    public Map<String, String> start() {
        restore();
        return Map.of(
                "peering.vrps.location", FILE.toString(),
                "peering.vrps.refresh", "100ms",
                "peering.vrps.stale-after", "36500d",
                "peering.vrps.first-retry", "100ms");
    }

    @Override
    public void stop() {
        // The next start puts the demo's table back.
    }

    public static void restore() {
        try {
            Files.createDirectories(FILE.getParent());
            Path fresh = Files.createTempFile(FILE.getParent(), "vrps", ".json");
            Files.copy(DEMO, fresh, StandardCopyOption.REPLACE_EXISTING);
            swap(fresh);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the file in one step, as a relying party does. */
    public static void put(String json) throws IOException {
        Path fresh = Files.createTempFile(FILE.getParent(), "vrps", ".json");
        Files.writeString(fresh, json);
        swap(fresh);
    }

    /** The table as it is now, as JSON text. */
    public static String demo() throws IOException {
        try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(DEMO))) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static void swap(Path fresh) throws IOException {
        Files.move(
                fresh, FILE, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
