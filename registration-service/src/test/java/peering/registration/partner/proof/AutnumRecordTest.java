package peering.registration.partner.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutnumRecordTest {
    private static final String TOKEN = "peering-proof-0123456789abcdef";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "peering-proof-0123456789abcdef              | proven",
                "peering: peering-proof-0123456789abcdef     | proven",
                "see <peering-proof-0123456789abcdef>, thanks | proven",
                "peering-proof-0123456789abcdef0             | not-proven",
                "xpeering-proof-0123456789abcdef             | not-proven",
                "PEERING-PROOF-0123456789ABCDEF              | not-proven",
                "our network                                 | not-proven",
            })
    void the_token_is_a_word_of_a_remark(String line, String outcome) {
        String record =
                "{\"objectClassName\": \"autnum\", \"startAutnum\": 16509, \"endAutnum\": 16512,"
                        + " \"remarks\": [{\"description\": [\"one\"]}, {\"description\": [\"two\", \""
                        + line
                        + "\"]}]}";

        assertEquals(outcome, look(record, 16510).word());
    }

    @ParameterizedTest(name = "AS{0} is {1} to 16509-16512")
    @CsvSource({"16508, not-proven", "16509, proven", "16512, proven", "16513, not-proven"})
    void a_record_of_a_range_speaks_for_all_of_it(long asn, String outcome) {
        String record =
                "{\"objectClassName\": \"autnum\", \"startAutnum\": 16509, \"endAutnum\": 16512,"
                        + " \"remarks\": [{\"description\": [\""
                        + TOKEN
                        + "\"]}]}";

        assertEquals(outcome, look(record, asn).word());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                              | unavailable",
                "[]                                              | unavailable",
                "null                                            | unavailable",
                "{                                               | unavailable",
                "{}                                              | not-proven",
                "{\"objectClassName\": \"domain\"}               | not-proven",
                "{\"objectClassName\": \"autnum\", \"remarks\": 7} | not-proven",
                "{\"objectClassName\": \"autnum\", \"startAutnum\": \"x\"} | not-proven",
            })
    void foreign_answers_prove_nothing(String answer, String outcome) {
        assertEquals(outcome, look(answer, 16509).word());
    }

    @Test
    void evidence_is_short_and_without_control_characters() {
        String record =
                "{\"objectClassName\": \"autnum\", \"startAutnum\": 16509, \"name\": \"a\\u0000b"
                        + "x".repeat(5000)
                        + "\"}";

        String evidence = look(record, 16509).evidence();

        assertEquals(Sight.LONGEST, evidence.length());
        assertTrue(evidence.contains("(a bx"), evidence);
    }

    private static Sight look(String answer, long asn) {
        return AutnumRecord.look(
                answer.getBytes(StandardCharsets.UTF_8), asn, TOKEN, "the registry");
    }
}
