package peering.routing.rpki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.routing.Cases;

/** Each refusal names the member. */
class SlurmFormatTest {
    private static final String FILTER = "validationOutputFilters.prefixFilters[0]";
    private static final String ASSERTION = "locallyAddedAssertions.prefixAssertions[0]";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}                               | : it has neither prefix nor asn",
                "{\"comment\": \"x\"}             | : it has neither prefix nor asn",
                "{\"prefix\": \"10.0.0.1/8\"}     | .prefix: host bits are set",
                "{\"prefix\": 10}                 | .prefix: it is not text",
                "{\"asn\": \"AS64496\"}           | .asn: it is not a number from 0 to 4294967295",
                "{\"asn\": 4294967296}            | .asn: it is not a number from 0 to 4294967295",
                "{\"asn\": 99999999999999999999}  | .asn: it is not a number from 0 to 4294967295",
                "{\"asn\": -1}                    | .asn: it is not a number from 0 to 4294967295",
                "{\"asn\": 1.5}                   | .asn: it is not a number from 0 to 4294967295",
                "{\"asn\": 1, \"comment\": 2}     | .comment: it is not text",
                "{\"asm\": 1}                     | .asm: no such member is known",
                "1                                | : it is not an object",
            })
    void a_filter_that_is_not_sound_is_refused(String filter, String why) {
        assertRefused(SlurmTest.json(filter, ""), FILTER + why);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"asn\": 1}                     | : it needs prefix and asn",
                "{\"prefix\": \"10.0.0.0/8\"}     | : it needs prefix and asn",
                "{\"asn\": 1, \"prefix\": \"10.0.0.0/8\", \"maxPrefixLength\": 33} |"
                        + " .maxPrefixLength: max length 33 does not fit",
                "{\"asn\": 1, \"prefix\": \"10.0.0.0/8\", \"maxPrefixLength\": 7}  |"
                        + " .maxPrefixLength: max length 7 does not fit",
                "{\"asn\": 1, \"prefix\": \"10.0.0.0/8\", \"maxPrefixLength\": 129} |"
                        + " .maxPrefixLength: it is not a number from 0 to 128",
                "{\"asn\": 1, \"prefix\": \"10.0.0.0/8\", \"maxLength\": 24} |"
                        + " .maxLength: no such member is known",
            })
    void an_assertion_that_is_not_sound_is_refused(String assertion, String why) {
        assertRefused(SlurmTest.json("", assertion), ASSERTION + why);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"slurmVersion\": 1 | \"slurmVersion\": 3    | slurmVersion: only versions 1 and 2",
                "\"slurmVersion\": 1 | \"slurmVersion\": \"1\"| slurmVersion: only versions 1 and 2",
                "\"slurmVersion\": 1,|                        | slurmVersion: it is missing",
                "\"slurmVersion\": 1 | \"slurmVersion\": 2    | validationOutputFilters.aspaFilters: it is"
                        + " missing",
                "\"slurmVersion\": 1 | \"SlurmVersion\": 1    | SlurmVersion: no such member is known",
                "\"bgpsecFilters\": [] | \"aspaFilters\": []  | validationOutputFilters.bgpsecFilters: it is"
                        + " missing",
                ", \"bgpsecFilters\": [] | , \"bgpsecFilters\": [], \"aspaFilters\": [] |"
                        + " validationOutputFilters.aspaFilters: it needs slurmVersion 2",
                "\"bgpsecFilters\": [] | \"bgpsecFilters\": {} | validationOutputFilters.bgpsecFilters: it is"
                        + " not a list",
                "\"bgpsecAssertions\": [] | \"bgpsecAssertions\": [1] |"
                        + " locallyAddedAssertions.bgpsecAssertions[0]: it is not an object",
                "\"prefixFilters\": [] | \"prefixFilters\": [], \"prefixFilters\": [] | it is not sound JSON"
                        + " at line 2: Duplicate field",
            })
    void a_file_that_is_not_whole_is_refused(String instead, String of, String why) {
        String sound = SlurmTest.json("", "");
        assertTrue(sound.contains(instead));
        assertRefused(sound.replace(instead, of == null ? "" : of), why);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"customerAsn\": 64500, \"providerAsns\": [0]} |"
                        + " {\"customerAsn\": 64500, \"providerAsns\": []} |"
                        + " aspaAssertions[1]: it needs customerAsn and at least one",
                "{\"customerAsn\": 64500, \"providerAsns\": [0]} | {\"providerAsns\": [1]} |"
                        + " aspaAssertions[1]: it needs customerAsn",
                "[64498, 64499] | [64498, \"x\"] | aspaAssertions[0].providerAsns: it is not a number",
                "[64498, 64499] | 64498 | aspaAssertions[0].providerAsns: it is not a list",
                "{\"customerAsn\": 64496, \"comment\": \"it is wrong\"} | {} |"
                        + " aspaFilters[0]: it needs customerAsn",
            })
    void an_aspa_that_is_not_sound_is_refused(String instead, String of, String why) {
        String sound = new String(Cases.bytes("slurm/version-2.json"), StandardCharsets.UTF_8);
        assertTrue(sound.contains(instead));
        var refused =
                assertThrows(
                        SlurmFormatException.class,
                        () -> SlurmTest.read(sound.replace(instead, of)));
        assertTrue(refused.getMessage().contains("." + why), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "nonsense", "{} {}"})
    void what_is_no_object_is_refused(String json) {
        assertThrows(SlurmFormatException.class, () -> SlurmTest.read(json));
    }

    @Test
    void a_refusal_is_one_line_whatever_the_file_holds() {
        assertRefused("{\"a\\nb\": 1}", "a?b: no such member is known");
        assertRefused("{\0\0\0\0\0\0\0\n  \"slurmVersion\": 1", "it is not UTF-8 text");
    }

    @Test
    void half_a_file_is_no_file_wherever_it_is_cut() {
        byte[] whole = Cases.bytes("slurm/version-2.json");
        int end = new String(whole, StandardCharsets.UTF_8).lastIndexOf('}');
        for (int length = 0; length <= end; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(
                    SlurmFormatException.class, () -> Slurm.read(new ByteArrayInputStream(cut)));
        }
    }

    @Test
    void more_entries_than_an_operator_writes_are_refused() throws IOException {
        String most = filters(Slurm.MAX_ENTRIES);
        assertEquals(Slurm.MAX_ENTRIES, SlurmTest.read(most).prefixFilters().size());

        assertRefused(
                filters(Slurm.MAX_ENTRIES + 1),
                "validationOutputFilters.prefixFilters[100000]: there are more than 100000");
    }

    private static String filters(int count) {
        var filters =
                IntStream.range(0, count)
                        .mapToObj("{\"asn\": %d}"::formatted)
                        .collect(Collectors.joining(","));
        return SlurmTest.json(filters, "");
    }

    private static void assertRefused(String json, String why) {
        var refused = assertThrows(SlurmFormatException.class, () -> SlurmTest.read(json));
        assertTrue(refused.getMessage().startsWith(why), refused.getMessage());
    }
}
