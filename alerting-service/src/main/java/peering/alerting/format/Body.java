package peering.alerting.format;

import java.util.Map;
import peering.kit.facts.FactJson;

/**
 * What is sent of a telling, the same bytes at every attempt.
 *
 * @param type dotted words, such as {@code route.anomaly.opened}; what the delivery is listed as
 * @param text UTF-8 of it is the body
 * @param headers that belong to the format, by lower-case name; content type not among them
 */
public record Body(String type, String text, Map<String, String> headers) {
    public Body {
        headers = Map.copyOf(headers);
    }

    /** The headers as one text, for a row; {@link #headersOf} reads it. */
    public String headerText() {
        return FactJson.text(new Kept(headers));
    }

    /** What {@link #headerText} wrote. */
    public static Map<String, String> headersOf(String headerText) {
        return FactJson.read(headerText, Kept.class).headers();
    }

    private record Kept(Map<String, String> headers) {}

    /** A body that needs no headers of its own. */
    static Body of(String type, String text) {
        return new Body(type, text, Map.of());
    }

    /** One of our own messages. */
    public static Body of(Message message) {
        return of(message.type(), message.text());
    }
}
