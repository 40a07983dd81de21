package peering.journeys.receiver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.function.Predicate;

/**
 * In which form a request tells something, and what it says, as the programs on the other side
 * would see it. Recognised by what each form's own description says of it.
 *
 * @param format {@code slack}, {@code pagerduty} ...; null if it is none that is known here
 * @param says its sentence for people; null with the format
 */
record Form(String format, String says) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Form NONE = new Form(null, null);
    private static final String CARD = "application/vnd.microsoft.card.adaptive";

    private enum Known {
        AZURE("azure", body -> body.has("schemaId"), "/data/essentials/description"),
        PAGERDUTY("pagerduty", body -> body.has("event_action"), "/payload/summary"),
        ALERTMANAGER("alertmanager", body -> body.has("groupKey"), "/alerts/0/annotations/summary"),
        TEAMS(
                "teams",
                body -> body.at("/attachments/0/contentType").asText().equals(CARD),
                "/attachments/0/content/body/0/inlines/0/text"),
        SLACK("slack", body -> body.has("blocks"), "/text"),
        CLOUDEVENTS("cloudevents", body -> body.has("specversion"), "/data/summary"),
        STANDARD(
                "standard-webhooks", body -> body.has("type") && body.has("data"), "/data/summary");

        private final String format;
        private final Predicate<JsonNode> is;
        private final String sentence;

        Known(String format, Predicate<JsonNode> is, String sentence) {
            this.format = format;
            this.is = is;
            this.sentence = sentence;
        }
    }

    /**
     * @param headers by lower-case name
     */
    static Form of(Map<String, String> headers, String body) {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JsonProcessingException noJson) {
            return NONE;
        }
        if (headers.containsKey("ce-specversion")) {
            return new Form("cloudevents-binary", json.path("summary").asText());
        }
        for (var known : Known.values()) {
            if (known.is.test(json)) {
                return new Form(known.format, json.at(known.sentence).asText());
            }
        }
        return NONE;
    }
}
