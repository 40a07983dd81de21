package peering.alerting.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import peering.kit.facts.FactJson;

/**
 * The body of a webhook, as Standard Webhooks 1.0 shapes it.
 *
 * @param type dotted words, such as {@code route.anomaly.opened}
 * @param timestamp when what it tells of happened; not when it is sent
 */
@JsonPropertyOrder({"type", "timestamp", "data"})
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Message(String type, Instant timestamp, Object data) {
    /** Standard Webhooks asks for bodies below 20 kB. */
    public static final int LARGEST = 20_000;

    /** The JSON text that is signed and sent, byte for byte. */
    public String text() {
        return FactJson.text(this);
    }

    static boolean fits(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length < LARGEST;
    }

    /** The text, cut to {@code most} characters, with a sign where it was cut. */
    static String cut(String text, int most) {
        if (text.length() <= most) return text;
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
