package peering.journeys.launch;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import peering.journeys.world.Addresses;

/**
 * {@code .stack/stack.json}: for scripts. It is there exactly as long as the whole system is ready.
 */
final class StackFile {
    static final String NAME = "stack.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private StackFile() {}

    static void write(Path dir, Addresses addresses) throws IOException {
        OwnerOnly.write(
                dir.resolve(NAME),
                out -> {
                    try {
                        JSON.writeValue(out, addresses);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    static void delete(Path dir) throws IOException {
        Files.deleteIfExists(dir.resolve(NAME));
    }
}
