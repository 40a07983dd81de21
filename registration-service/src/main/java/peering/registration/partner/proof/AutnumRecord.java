package peering.registration.partner.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;

/**
 * A registry's record of an AS number (RFC 9083 section 5.5), as one answer to an RDAP question.
 *
 * <pre>
 *   the answer is no JSON object ..................... Unavailable
 *   it is no record of an AS number, or of others .... NotProven
 *   no remark has the token as a word of its own ..... NotProven
 *   a remark has it .................................. Proven
 * </pre>
 */
final class AutnumRecord {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AutnumRecord() {}

    /**
     * @param from where the answer came from, for the evidence
     */
    static Sight look(byte[] answer, long asn, String token, String from) {
        JsonNode record;
        try {
            record = JSON.readTree(answer);
        } catch (JsonProcessingException noJson) {
            return new Sight.Unavailable("The answer of " + from + " is no JSON.");
        } catch (IOException impossible) {
            throw new IllegalStateException("an array cannot fail to be read", impossible);
        }
        if (record == null || !record.isObject()) {
            return new Sight.Unavailable("The answer of " + from + " is no JSON object.");
        }
        return look(record, asn, token, from);
    }

    private static Sight look(JsonNode record, long asn, String token, String from) {
        boolean autnum = record.path("objectClassName").asText().equals("autnum");
        long first = record.path("startAutnum").asLong(-1);
        long last = record.path("endAutnum").asLong(first);
        if (!autnum || asn < first || asn > last) {
            return new Sight.NotProven(
                    from + " answers with a record that is not of AS" + asn + ".");
        }
        String name = "AS" + asn + " (" + record.path("name").asText("no name") + ")";
        for (JsonNode remark : record.path("remarks")) {
            for (JsonNode line : remark.path("description")) {
                if (hasWord(line.asText(), token)) {
                    return new Sight.Proven(
                            "A remark of " + name + " at " + from + " has the token.");
                }
            }
        }
        return new Sight.NotProven("No remark of " + name + " at " + from + " has the token.");
    }

    private static boolean hasWord(String line, String token) {
        return Arrays.asList(line.strip().split("[\\s,;\"'<>()]+")).contains(token);
    }
}
