package peering.alerting.endpoint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a receiver shows that it wants to be told. */
@Schema(
        type = SchemaType.STRING,
        enumeration = {"challenge", "handshake"})
public enum VerificationWay {
    /** It is sent a signed token, and its answer holds the token. */
    CHALLENGE("challenge"),
    /** It grants what it is asked by OPTIONS (CloudEvents 1.0, HTTP webhooks, section 4). */
    HANDSHAKE("handshake");

    private final String word;

    VerificationWay(String word) {
        this.word = word;
    }

    /** The word in the API and in rows. */
    @JsonValue
    public String word() {
        return word;
    }

    /**
     * @throws IllegalArgumentException if there is no such word
     */
    @JsonCreator
    static VerificationWay of(String word) {
        return Arrays.stream(values())
                .filter(way -> way.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a way is challenge or handshake"));
    }
}
