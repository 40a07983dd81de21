package peering.validator.source.rdap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemarksTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    @ParameterizedTest(name = "{0}: certificates {1}, {2} cut, text {3}")
    @CsvSource({
        "pss-ok,            CN=good.example, 0, ''",
        "pss-lines,         CN=good.example, 0, ''",
        "pss-blanks,        CN=good.example, 0, ''",
        "pss-two-certs,     CN=other.example CN=good.example, 0, Our network",
        "pss-text-around,   CN=good.example, 0, NOC: +1 555 0100|thank you",
        "pss-no-cert,       '', 0, Please send abuse reports to abuse@example.com",
        "pss-no-remarks,    '', 0, ''",
        "pss-no-end,        '', 1, ''",
        "pss-truncated,     none, 0, ''",
        "pss-expired-cert,  CN=exp.example, 0, ''",
        "pss-ec-key,        CN=ec.example, 0, ''",
    })
    void certificates_are_found_however_they_are_written(
            String id, String names, int cut, String text) throws Exception {
        var remarks = Remarks.of(remarks(id));

        var found = new ArrayList<String>();
        for (String body : remarks.certificates()) found.add(subject(body));
        assertEquals(names, String.join(" ", found));
        assertEquals(cut, remarks.cut());
        assertEquals(text, String.join("|", remarks.text()));
    }

    @Test
    void one_that_is_cut_over_two_remarks_is_none() throws IOException {
        var remarks = Remarks.of(remarks("pss-split-remarks"));

        assertEquals(List.of(), remarks.certificates());
        assertEquals(1, remarks.cut());
    }

    @Test
    void a_begin_cuts_what_began_before_it_and_a_lone_end_is_text() {
        var remarks =
                Remarks.of(List.of(List.of("a", END, BEGIN + "AA", BEGIN + " B B", END + " c")));

        assertEquals(List.of("BB"), remarks.certificates());
        assertEquals(1, remarks.cut());
        assertEquals(List.of("a", END, "c"), remarks.text());
    }

    @Test
    void what_is_too_much_is_left_out() {
        var many = new ArrayList<String>();
        for (int i = 0; i < 50; i++) many.add(BEGIN + i + END + BEGIN + i + END);
        var large = BEGIN + "A".repeat(8001) + END;

        assertEquals(10, Remarks.of(List.of(many)).certificates().size());
        assertEquals(List.of(), Remarks.of(List.of(List.of(large))).certificates());
    }

    private static String subject(String body) {
        try {
            byte[] der = Base64.getDecoder().decode(body);
            var found =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(der));
            return ((X509Certificate) found).getSubjectX500Principal().getName();
        } catch (CertificateException | IllegalArgumentException broken) {
            return "none";
        }
    }

    private static List<List<String>> remarks(String id) throws IOException {
        try (var in = RemarksTest.class.getResourceAsStream("/rdap/remarks.json")) {
            for (JsonNode sample : JSON.readTree(in)) {
                if (sample.path("id").asText().equals(id)) return lines(sample.path("remarks"));
            }
        }
        throw new AssertionError("no sample " + id);
    }

    private static List<List<String>> lines(JsonNode remarks) {
        var all = new ArrayList<List<String>>();
        for (JsonNode remark : remarks) {
            var lines = new ArrayList<String>();
            remark.path("description").forEach(line -> lines.add(line.asText()));
            all.add(lines);
        }
        return all;
    }
}
