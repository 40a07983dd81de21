package peering.validator.source.rdap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import peering.validator.evidence.CouldNotAsk;

class RegistriesTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir Path dir;

    @Test
    void a_list_is_asked_for_again_after_its_time_with_the_tag_of_the_one_in_force()
            throws Exception {
        try (var server = new FakeRegistry()) {
            server.answers("/ipv4.json", FakeRegistry.tagged("\"1\"", services("a.example")));
            var registries = at("http://127.0.0.1:" + server.port() + "/ipv4.json");

            registries.at(NOW);
            registries.at(NOW.plus(DAY).minusSeconds(1));
            assertEquals(1, server.asked().size());

            assertEquals(Set.of("a.example"), registries.at(NOW.plus(DAY)).hosts());
            assertEquals(2, server.asked().size());

            server.answers("/ipv4.json", FakeRegistry.tagged("\"2\"", services("b.example")));
            assertEquals(Set.of("b.example"), registries.at(NOW.plus(DAY.multipliedBy(2))).hosts());
        }
    }

    @Test
    void one_that_cannot_be_read_any_more_leaves_what_it_said() throws Exception {
        var file = Files.writeString(dir.resolve("ipv4.json"), services("a.example"));
        var registries = at(file.toString());
        registries.at(NOW);

        Files.writeString(file, "half of a fi");
        assertEquals(Set.of("a.example"), registries.at(NOW.plus(DAY)).hosts());

        Files.writeString(file, services("b.example"));
        assertEquals(Set.of("a.example"), registries.at(NOW.plus(DAY)).hosts());
        var later = NOW.plus(DAY).plus(Duration.ofMinutes(1));
        assertEquals(Set.of("b.example"), registries.at(later).hosts());
    }

    @Test
    void until_every_list_was_read_nobody_is_asked() throws Exception {
        var four = Files.writeString(dir.resolve("ipv4.json"), services("a.example"));
        var six = dir.resolve("ipv6.json");
        var registries = at(four.toString(), six.toString());

        assertEquals("no-bootstrap", refused(registries, NOW));
        Files.writeString(six, services("b.example"));
        assertEquals("no-bootstrap", refused(registries, NOW.plusSeconds(59)));
        assertEquals(Set.of("a.example", "b.example"), registries.at(NOW.plusSeconds(60)).hosts());
    }

    private static String refused(Registries registries, Instant now) {
        return assertThrows(CouldNotAsk.class, () -> registries.at(now)).reason();
    }

    private static Registries at(String... locations) throws IOException {
        return new Registries(List.of(locations), DAY, Duration.ofSeconds(10));
    }

    private static String services(String host) {
        return "{\"services\": [[[\"192.0.2.0/24\"], [\"https://" + host + "/\"]]]}";
    }
}
