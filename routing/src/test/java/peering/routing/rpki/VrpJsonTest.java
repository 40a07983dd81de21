package peering.routing.rpki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.routing.Cases;
import peering.routing.net.Asn;
import peering.routing.net.Prefix;

class VrpJsonTest {

    @ParameterizedTest
    @CsvSource({
        "rpki/sample.rpkiclient2021.json, 2021-09-01T00:04:19Z, 70, 0",
        "rpki/sample.rpkiclient2023.json, 2023-10-01T00:05:43Z, 379, 2",
        "rpki/sample.routinator_jsonext.json, 2025-03-09T21:45:54Z, 2, 0"
    })
    void reads_what_relying_parties_write(String sample, Instant time, int roas, int aspas)
            throws IOException {
        var set = VrpJson.read(Cases.open(sample));

        assertEquals(Optional.of(time), set.generated());
        assertEquals(roas, set.roas());
        assertEquals(aspas, set.aspas().size());
        assertEquals(0, set.skipped());
        assertEquals(
                RovState.VALID,
                set.table().state(Prefix.parse("1.0.0.0/24"), Optional.of(Asn.of(13335))));
    }

    private static VrpSet read(String json) throws IOException {
        return VrpJson.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void reads_gzip_as_well() throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(Cases.bytes("rpki/sample.rpkiclient2021.json"));
        }
        byte[] whole = zipped.toByteArray();

        assertEquals(70, VrpJson.read(new ByteArrayInputStream(whole)).roas());
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        assertThrows(VrpFormatException.class, () -> VrpJson.read(new ByteArrayInputStream(cut)));
    }

    @Test
    void half_a_table_is_no_table_wherever_it_is_cut() {
        byte[] whole = Cases.bytes("rpki/sample.routinator_jsonext.json");
        int end = new String(whole, StandardCharsets.UTF_8).lastIndexOf('}');
        for (int length = 0; length <= end; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(
                    VrpFormatException.class, () -> VrpJson.read(new ByteArrayInputStream(cut)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"roas\": {}}",
                "{\0\0\0\0\0\0\0\n  \"roas\": []}",
                "{\"roas\": []} {}",
                "{\"roas\": [1]}",
                "{\"roas\": [{\"asn\": 1, \"prefix\": \"10.0.0.1/8\"}]}",
                "{\"roas\": [{\"asn\": 4294967296, \"prefix\": \"10.0.0.0/8\"}]}",
                "{\"roas\": [{\"asn\": 1, \"prefix\": \"10.0.0.0/8\", \"maxLength\": 33}]}",
                "{\"roas\": [{\"asn\": {}, \"prefix\": \"10.0.0.0/8\"}]}"
            })
    void what_is_not_a_table_is_refused(String json) {
        assertThrows(VrpFormatException.class, () -> read(json));
    }

    @Test
    void a_few_entries_that_are_not_understood_are_skipped_and_reported() throws IOException {
        var json = new StringBuilder("{\"roas\": [{\"asn\": \"AS1\", \"prefix\": \"example/8\"}");
        for (int i = 0; i < 200; i++) {
            json.append(",{\"asn\": 1, \"prefix\": \"10.").append(i).append(".0.0/16\"}");
        }
        var set = read(json.append("]}").toString());

        assertEquals(200, set.table().size());
        assertEquals(201, set.roas());
        assertEquals(1, set.skipped());
        assertTrue(set.complaints().getFirst().startsWith("example/8 AS1: "), set.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"ta\": \"apnic\"                                     | apnic",
                "\"source\": [{\"uri\": \"x\", \"tal\": \"ripe\"}]   | ripe",
                "\"source\": [{}, {\"tal\": \"a\"}, {\"tal\": \"b\"}]  | a",
                "\"source\": \"ripe\"                                  | ~~",
                "\"source\": [1, [\"ripe\"]]                           | ~~",
                "\"ta\": 7                                             | 7",
                "\"ta\": {\"tal\": \"x\"}                              | ~~",
                "\"ta\": \"a b\"                                       | ~~",
                "\"x\": 1                                              | ~~",
            })
    void vrps_are_counted_by_trust_anchor(String member, String anchor) throws IOException {
        var set =
                read(
                        """
                        {"roas": [{"asn": 1, "prefix": "10.0.0.0/8", %1$s},
                                  {"asn": 1, "prefix": "10.0.0.0/8", %1$s},
                                  {"asn": 1, "prefix": "::/0", %1$s}]}
                        """
                                .formatted(member));

        var expected =
                anchor.isEmpty()
                        ? Map.<String, AnchorCount>of()
                        : Map.of(anchor, new AnchorCount(2, 1));
        assertEquals(expected, set.anchors());
        assertEquals(2, set.table().size());
    }

    @Test
    void of_too_many_trust_anchors_some_are_counted() throws IOException {
        var json = new StringBuilder("{\"roas\": [");
        for (int i = 0; i < 100; i++) {
            json.append("{\"asn\": 1, \"prefix\": \"10.0.0.0/8\", \"ta\": \"")
                    .append(i)
                    .append(i < 99 ? "\"}," : "\"}]}");
        }

        assertEquals(64, read(json.toString()).anchors().size());
    }

    @Test
    void aspas_are_kept() throws IOException {
        var set =
                read(
                        """
                        {"roas": [], "aspas": [{"customer": "AS65000", "providers": ["AS2", 1]}]}
                        """);

        var expected = new Aspa(Asn.of(65000), Set.of(Asn.of(1), Asn.of(2)));
        assertEquals(java.util.List.of(expected), set.aspas());
    }

    @Test
    void without_max_length_the_prefix_itself_is_meant() throws IOException {
        var set = read("{\"roas\": [{\"asn\": 1, \"prefix\": \"10.0.0.0/8\"}]}");

        assertEquals(8, set.table().covering(Prefix.parse("10.0.0.0/8")).getFirst().maxLength());
    }

    @ParameterizedTest
    @CsvSource({
        "205.251.192.0/24, 16509, VALID",
        "205.251.192.0/24, 10297, INVALID",
        "208.65.153.0/24, 17557, INVALID",
        "99.192.226.0/24, 12880, INVALID",
        "101.124.128.0/18, 197426, NOT_FOUND"
    })
    void a_real_table_judges_the_incidents_we_know(String prefix, long origin, RovState expected)
            throws IOException {
        var set = VrpJson.read(Cases.open("rpki/vrps-small.json.gz"));

        assertEquals(
                expected, set.table().state(Prefix.parse(prefix), Optional.of(Asn.of(origin))));
    }
}
