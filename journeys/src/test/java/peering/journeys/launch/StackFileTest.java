package peering.journeys.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import peering.journeys.world.Addresses;
import peering.journeys.world.Cast;

class StackFileTest {
    @TempDir Path dir;

    @Test
    void a_script_finds_in_it_what_it_needs() throws Exception {
        StackFile.write(dir, addresses());

        var read = new ObjectMapper().readTree(dir.resolve("stack.json").toFile());
        for (String service :
                List.of("portal", "registration", "validator", "telemetry", "alerting")) {
            assertEquals("http://localhost:8080", read.path("services").path(service).asText());
        }
        assertEquals(
                "http://localhost:8086/peering/token",
                read.path("oidc").path("tokenEndpoint").asText());
        assertEquals("localhost:8092", read.path("kafka").asText());
        assertEquals(
                "jdbc:postgresql://localhost:8095/postgres",
                read.path("postgres").path("url").asText());
        assertEquals("http://localhost:8085", read.path("receiver").asText());
        var clients = read.path("clients").valueStream().toList();
        assertEquals(
                Set.of("operator", "partner", "customer", "probe"),
                clients.stream()
                        .map(client -> client.path("role").asText())
                        .collect(Collectors.toSet()));
        for (var client : clients) {
            assertNotEquals(Cast.PORTAL_CLIENT, client.path("id").asText());
            assertFalse(client.path("secret").asText().isBlank(), client.toString());
            assertFalse(client.path("organisation").asText().isBlank(), client.toString());
        }
    }

    @Test
    void it_is_gone_when_the_system_is() throws Exception {
        StackFile.write(dir, addresses());
        StackFile.delete(dir);

        assertFalse(Files.exists(dir.resolve("stack.json")));
    }

    private static Addresses addresses() {
        String url = "http://localhost:8080";
        return new Addresses(
                new Addresses.Services(url, url, url, url, url),
                new Addresses.Oidc(
                        "http://localhost:8086/peering", "http://localhost:8086/peering/token"),
                Cast.scripted(Cast.of(url, "secret")),
                "localhost:8092",
                new Addresses.Postgres(
                        "jdbc:postgresql://localhost:8095/postgres", "postgres", "postgres"),
                "http://localhost:8085");
    }
}
