package peering.portal.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The gateway's own API, word for word. A difference is a change for the page: review it, or accept
 * it with {@code -Dcontract.accept}.
 */
@QuarkusTest
@QuarkusTestResource(PortalStack.class)
class OpenApiContractTest {
    @TestHTTPResource URI root;

    @Test
    void is_the_committed_one() throws IOException {
        var file = Path.of("../docs/api/portal.yaml");
        var reader = new Person(URI.create("http://localhost:" + root.getPort()));
        String served = reader.get("/q/openapi").body();
        if (System.getProperty("contract.accept") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, served);
        }

        assertEquals(Files.readString(file), served);
    }
}
