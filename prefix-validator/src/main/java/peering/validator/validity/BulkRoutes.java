package peering.validator.validity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import peering.kit.problem.CommonProblem;

/**
 * Reads the routes of a bulk question: {@code
 * {"routes":[{"asn":"AS64500","prefix":"192.0.2.0/24"}]}}. A token at a time: a million objects of
 * a mapper would be most of the work.
 */
final class BulkRoutes {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_LETTERS = 64;

    private final JsonParser json;
    private final int most;
    private final List<Asked> routes = new ArrayList<>();

    private BulkRoutes(JsonParser json, int most) {
        this.json = json;
        this.most = most;
    }

    /**
     * @param most routes of one question
     * @return at least one
     * @throws io.quarkiverse.resteasy.problem.HttpProblem that names the first field that cannot be
     *     taken
     * @throws IOException if the body breaks off
     */
    static List<Asked> read(InputStream body, int most) throws IOException {
        try (var json = JSON.createParser(body)) {
            return new BulkRoutes(json, most).read();
        } catch (JsonProcessingException unreadable) {
            throw CommonProblem.BODY_MALFORMED.because(
                    "Send JSON such as {\"routes\":[{\"asn\":\"AS64500\",\"prefix\":\"192.0.2.0/24\"}]}.");
        }
    }

    private List<Asked> read() throws IOException {
        must(json.nextToken() == JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            if (!json.currentName().equals("routes")) throw unknown(json.currentName());
            must(json.nextToken() == JsonToken.START_ARRAY);
            while (json.nextToken() != JsonToken.END_ARRAY) route();
        }
        must(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
        if (routes.isEmpty()) {
            throw CommonProblem.FIELD_INVALID.at(
                    "routes", "no route is named", "Name one or more.");
        }
        return routes;
    }

    private void route() throws IOException {
        must(json.currentToken() == JsonToken.START_OBJECT);
        if (routes.size() == most) {
            throw CommonProblem.FIELD_INVALID.at(
                    "routes", "more than " + most + " routes", "Ask in several requests.");
        }
        String at = "routes[" + routes.size() + "].";
        String asn = "";
        String prefix = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "asn" -> asn = text(at + name, true);
                case "prefix" -> prefix = text(at + name, false);
                default -> throw unknown(at + name);
            }
        }
        must(json.currentToken() == JsonToken.END_OBJECT);
        routes.add(new Asked(Asked.asn(at + "asn", asn), Asked.prefix(at + "prefix", prefix)));
    }

    private String text(String field, boolean orNumber) throws IOException {
        boolean fits =
                json.currentToken() == JsonToken.VALUE_STRING
                        || orNumber && json.currentToken() == JsonToken.VALUE_NUMBER_INT;
        if (!fits || json.getTextLength() > MOST_LETTERS) {
            throw CommonProblem.FIELD_INVALID.at(field, "it is no short text", "Write text.");
        }
        return json.getText();
    }

    private static RuntimeException unknown(String field) {
        return CommonProblem.UNKNOWN_FIELD.at(
                field, "there is no such field", "Leave it out, or mend its name.");
    }

    private void must(boolean holds) throws IOException {
        if (!holds) throw new JsonParseException(json, "not expected here");
    }
}
