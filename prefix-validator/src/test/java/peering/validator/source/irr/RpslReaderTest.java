package peering.validator.source.irr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RpslReaderTest {

    /** Samples of IRRd's own tests; what IRRd would refuse to store is still read here. */
    @ParameterizedTest(name = "{0}: {1} {2}, origin {3}, source {4}, {5} objects")
    @CsvSource({
        "route,                    route,   192.0.02.0/24, AS65537, TEST,    1",
        "route6,                   route6,  2001:db8::/48, AS65537, TEST,    1",
        "line_neither_continuation_nor_attr, route, 192.0.2.0/24, AS65537, TEST, 1",
        "malformed_attribute_name, route,   192.0.2.0/24,  AS65537, TEST,    1",
        "malformed_empty_line,     route,   192.0.2.0/24,  AS65537, '',      2",
        "malformed_pk,             route,   not-a-prefix,  AS65537, TEST,    1",
        "malformed_source,         route,   192.0.2.0/24,  AS65537, +TEST$$$, 1",
        "missing_source,           route,   192.0.2.0/24,  AS65537, '',      1",
        "legacy_irrd_artifact,     origin,  AS65537,       AS65537, TEST,    1",
        "unknown_attribute,        route,   192.0.2.0/24,  AS65537, TEST,    1",
        "as_set,                   as-set,  AS65537:AS-SETTEST, '',      TEST,    1",
        "aut_num,                  aut-num, as065537,      '',      TEST,    1",
    })
    void junk_is_survived(
            String sample, String kind, String key, String origin, String source, int count)
            throws IOException {
        var objects = RpslReader.read(sample(sample), 10);

        assertEquals(count, objects.size());
        var first = objects.getFirst();
        assertEquals(kind, first.kind());
        assertEquals(key, first.key());
        assertEquals(origin, first.value("origin").orElse(""));
        assertEquals(source, first.value("source").orElse(""));
    }

    @Test
    void values_go_on_in_lines_that_begin_with_a_blank_a_tab_or_a_plus() {
        var object =
                one(
                        """
                        descr: one
                         two # not this
                        \tthree
                        +
                        +four
                        Descr:five
                        """);

        assertEquals(
                List.of("one", "two", "three", "", "four", "five"), object.lines("descr").toList());
        assertEquals("one two three  four", object.value("descr").orElseThrow());
    }

    @Test
    void what_goes_on_with_junk_is_junk() {
        var object = one("route: 192.0.2.0/24\n$junk\n and more\norigin: AS1\n");

        assertEquals("192.0.2.0/24", object.key());
        assertEquals(2, object.attributes().size());
    }

    @Test
    void remarks_of_the_server_are_no_part_of_an_object() {
        var object =
                one("% This is the database\n#\nroute: 192.0.2.0/24\n%x\n+\t\norigin: AS1\r\n");

        assertEquals("192.0.2.0/24", object.key());
        assertEquals("AS1", object.value("origin").orElseThrow());
    }

    @Test
    void what_is_too_much_is_left_out() {
        String objects = "route: 192.0.2.0/24\n\n".repeat(50);
        String lines = "route: 192.0.2.0/24\n" + "remarks: x\n".repeat(5000);
        String line = "descr: " + "x".repeat(100_000) + "\n";

        assertEquals(7, RpslReader.read(objects, 7).size());
        assertEquals(2000, one(lines).attributes().size());
        assertTrue(one(line).key().length() < 2000);
        assertEquals(0, RpslReader.read("x".repeat(65) + ": y\n", 7).size());
    }

    @Test
    void nothing_is_no_object() {
        for (String text : List.of("", "\n\n", " ", "%\n", "+\n+\n", ":\n", "no attribute")) {
            assertEquals(List.of(), RpslReader.read(text, 7), text);
        }
    }

    private static RpslObject one(String text) {
        var objects = RpslReader.read(text, 10);
        assertEquals(1, objects.size(), objects.toString());
        return objects.getFirst();
    }

    private static String sample(String name) throws IOException {
        try (var in = RpslReaderTest.class.getResourceAsStream("/rpsl/sample_" + name + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
