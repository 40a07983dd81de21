package peering.validator.source.rdap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.kit.facts.FactJson;
import peering.routing.net.Prefix;
import peering.validator.source.rdap.RdapAnswer.Holder;
import peering.validator.source.rdap.RdapAnswer.Network;

class RdapNetworkTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "{0}: {1} to {2}, {3}, {4}, holds {5}: {6}")
    @CsvSource({
        "ripe-style, 198.51.100.0, 198.51.100.255, ASSIGNED PI, active, 198.51.100.0/24, true",
        "arin-style, 198.51.100.0, 198.51.100.255, DIRECT ALLOCATION, active, 198.51.100.0/24, true",
        "arin-reassigned, 198.51.100.0, 198.51.100.127, REASSIGNMENT, active,"
                + " 198.51.100.0/24, false",
        "apnic-style, 198.51.100.0, 198.51.100.255, ASSIGNED PORTABLE, active,"
                + " 198.51.100.128/25, true",
        "afrinic-style, 198.51.100.0, 198.51.100.255, ASSIGNED PI, active, 198.51.100.0/23, false",
        "lacnic-style, 198.51.100.0, 198.51.100.255, DIRECT ALLOCATION, active,"
                + " 198.51.101.0/24, false",
        "not-cidr-range, 198.51.100.0, 198.51.101.127, ALLOCATED PA, active, 198.51.101.0/25, true",
        "not-cidr-range, 198.51.100.0, 198.51.101.127, ALLOCATED PA, active,"
                + " 198.51.100.0/23, false",
        "v6, 2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, ALLOCATED-BY-RIR, active,"
                + " 2001:db8:1::/48, true",
        "v6, 2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, ALLOCATED-BY-RIR, active,"
                + " 198.51.100.0/24, false",
        "reserved, 198.51.100.0, 198.51.100.255, UNSPECIFIED, reserved, 198.51.100.0/24, true",
        "less-specific-only, 198.0.0.0, 198.255.255.255, ALLOCATED UNSPECIFIED, active,"
                + " 198.51.100.0/24, true",
    })
    void each_registry_is_read_in_its_manner(
            String sample,
            String start,
            String end,
            String type,
            String status,
            String prefix,
            boolean contained)
            throws IOException {
        var network = read(sample(sample).toString());

        assertEquals(start, network.start());
        assertEquals(end, network.end());
        assertEquals("EXAMPLE-NET", network.name());
        assertEquals(type, network.type());
        assertEquals(List.of(status), network.status());
        assertEquals(Optional.of(new Holder("ORG-EX1", "Example Org", "org")), network.holder());
        assertEquals(contained, network.contains(Prefix.parse(prefix)));
    }

    @Test
    void a_real_answer_of_arin_is_read() throws IOException {
        var network = RdapNetwork.read(file("arin-network-192.198.0.0-redacted.json"));

        assertEquals("RADIOLINK-ARIN-1", network.name());
        assertEquals(Optional.of("NET-192-0-0-0-0"), network.parent());
        assertEquals("DP-41", network.holder().orElseThrow().handle());
        assertTrue(network.contains(Prefix.parse("192.198.0.0/22")));
    }

    @Test
    void remarks_are_kept_line_by_line() throws IOException {
        assertEquals(
                List.of("Example remarks", "second line"),
                read(sample("ripe-style").toString()).text());
    }

    @Test
    void an_organisation_is_the_holder_before_a_maintainer_and_a_nameless_one_by_its_handle()
            throws IOException {
        String maintainer = "{\"handle\": \"EX-MNT\", \"roles\": [\"registrant\"]}";
        String technical = "{\"handle\": \"TECH\", \"roles\": [\"technical\"]}";
        String org =
                """
                {"handle": "ORG-1", "roles": ["abuse", "registrant"],
                 "vcardArray": ["vcard", [["kind", {}, "text", "org"], ["fn", {}, "text", " Ours "]]]}
                """;

        assertEquals("Ours", holder(technical, maintainer, org).orElseThrow().name());
        assertEquals("EX-MNT", holder(technical, maintainer).orElseThrow().name());
        assertEquals(Optional.empty(), holder(technical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "<html>",
                "{\"objectClassName\": \"autnum\"}",
                "{\"objectClassName\": \"ip network\"}",
                "{\"objectClassName\": \"ip network\", \"startAddress\": \"x\", \"endAddress\": \"y\"}",
                "{\"objectClassName\": \"ip network\", \"startAddress\": \"192.0.2.9\","
                        + " \"endAddress\": \"192.0.2.1\"}",
                "{\"objectClassName\": \"ip network\", \"startAddress\": \"192.0.2.0\","
                        + " \"endAddress\": \"2001:db8::\"}",
            })
    void what_is_no_record_of_a_range_is_refused(String text) {
        var refused = assertThrows(IOException.class, () -> read(text));

        assertTrue(refused.getMessage().length() < 100, refused.getMessage());
    }

    @Test
    void what_is_too_much_is_left_out() throws IOException {
        String lines = "\"x\",".repeat(2000) + "\"x\"";
        String longOne = "\"" + "y".repeat(200_000) + "\"";
        String name = "n".repeat(5000);

        var many = read(network("\"remarks\": [{\"description\": [" + lines + "]}]"));
        var much = read(network("\"remarks\": [{\"description\": [\"z\", " + longOne + "]}]"));
        var named = read(network("\"name\": \"" + name + "\""));

        assertEquals(500, many.text().size());
        assertEquals(List.of("z"), much.text());
        assertEquals(300, named.name().length());
    }

    /** Not every reader takes half a surrogate pair, and PostgreSQL takes no NUL. */
    @Test
    void what_could_not_be_kept_is_replaced_before_it_is() throws IOException {
        String odd = "a\\ud800b\\u0000";
        var network =
                read(
                        network(
                                "\"name\": \"%1$s\", \"status\": [\"%1$s\"], \"remarks\": [{\"description\": [\"%1$s\"]}]"
                                        .formatted(odd)));
        var answer = new RdapAnswer("", Optional.empty(), Optional.of(network));

        assertEquals("a?b?", network.name());
        assertEquals(List.of("a?b?"), network.status());
        assertEquals(List.of("a?b?"), network.text());
        assertEquals(answer, FactJson.read(FactJson.text(answer), RdapAnswer.class));
    }

    @Test
    void the_whole_space_is_known_as_such() throws IOException {
        String four = "\"startAddress\": \"0.0.0.0\", \"endAddress\": \"255.255.255.255\"";
        String six =
                "\"startAddress\": \"::\", \"endAddress\": \"ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff\"";

        assertTrue(read("{\"objectClassName\": \"ip network\", " + four + "}").isEverything());
        assertTrue(read("{\"objectClassName\": \"ip network\", " + six + "}").isEverything());
        assertFalse(read(network("\"name\": \"x\"")).isEverything());
    }

    @Test
    void an_answer_survives_json_and_one_of_an_older_version_is_read() throws IOException {
        var network = read(sample("ripe-style").toString());
        var answer =
                new RdapAnswer("https://rdap.example/", Optional.of("x"), Optional.of(network));

        assertEquals(answer, FactJson.read(FactJson.text(answer), RdapAnswer.class));
        assertEquals(
                new RdapAnswer("", Optional.empty(), Optional.empty()),
                FactJson.read("{\"unheardOf\": 1}", RdapAnswer.class));
    }

    private static Optional<Holder> holder(String... entities) throws IOException {
        return read(network("\"entities\": [" + String.join(",", entities) + "]")).holder();
    }

    private static String network(String more) {
        return "{\"objectClassName\": \"ip network\", \"startAddress\": \"192.0.2.0\","
                + " \"endAddress\": \"192.0.2.255\", "
                + more
                + "}";
    }

    private static Network read(String json) throws IOException {
        return RdapNetwork.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode sample(String name) throws IOException {
        return JSON.readTree(file("own-samples.json")).path("samples").path(name);
    }

    private static byte[] file(String name) throws IOException {
        try (var in = RdapNetworkTest.class.getResourceAsStream("/rdap/" + name)) {
            return in.readAllBytes();
        }
    }
}
