package peering.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The tables and samples under src/test/resources. */
public final class Cases {
    private Cases() {}

    public static InputStream open(String resource) {
        return Objects.requireNonNull(Cases.class.getResourceAsStream("/" + resource), resource);
    }

    public static byte[] bytes(String resource) {
        try (var in = open(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Stream<JsonNode> list(String resource, String member) {
        try (var in = open(resource)) {
            return each(new ObjectMapper().readTree(in).get(member));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
