package peering.validator.source.rdap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.routing.net.Prefix;

class BootstrapTest {
    private static final String FOUR =
            """
            {"version": "1.0", "publication": "2026-11-01T00:00:00Z", "services": [
              [["203.0.112.0/20", "what is this", "10.0.0.1/8"], ["http://b.example", "https://A.example/rdap"]],
              [["203.0.113.0/24"], ["ftp://c.example/", "https:///", ":", "http://c.example/"]],
              [["198.51.100.0/24"], []]
            ]}
            """;

    private static final String SIX =
            "{\"services\": [[[\"2001:db8::/32\"], [\"https://six.example/\"]]]}";

    @ParameterizedTest(name = "{0} is asked for at {1}")
    @CsvSource({
        "203.0.112.0/24,  https://A.example/rdap/",
        "203.0.113.0/24,  http://c.example/",
        "203.0.113.0/25,  http://c.example/",
        "203.0.112.0/23,  https://A.example/rdap/",
        "203.0.96.0/19,   ''",
        "10.0.0.0/8,      ''",
        "198.51.100.0/24, ''",
        "2001:db8:1::/48, https://six.example/",
    })
    void the_longest_prefix_around_it_names_the_registry_and_https_goes_first(
            String prefix, String url) throws IOException {
        var both = Bootstrap.all(Stream.of(read(FOUR), read(SIX)));

        var service = both.around(Prefix.parse(prefix));

        assertEquals(url, service.map(s -> s.bases().getFirst().toString()).orElse(""));
    }

    @Test
    void its_hosts_are_known() throws IOException {
        assertEquals(Set.of("a.example", "b.example", "c.example"), read(FOUR).hosts());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"services\": []}",
                "{\"services\": [[[\"1-23\"], [\"https://a.example/\"]]]}",
                "{\"services\": [[[\"192.0.2.0/24\"], [\"mailto:x\"]]]}",
                "{\"services\": {\"a\": 1}}",
                "{",
            })
    void a_file_that_names_no_registry_is_refused(String text) {
        assertThrows(IOException.class, () -> read(text));
    }

    private static Bootstrap read(String text) throws IOException {
        return Bootstrap.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
