package peering.alerting.endpoint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** With which signatures an endpoint is told. */
@Schema(
        type = SchemaType.STRING,
        enumeration = {"v1", "v1a", "both"})
public enum Signing {
    SHARED("v1"),
    PUBLIC("v1a"),
    BOTH("both");

    private final String word;

    Signing(String word) {
        this.word = word;
    }

    /** Whether it needs an ed25519 pair. */
    boolean usesPair() {
        return this != SHARED;
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
    static Signing of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("signing is one of v1, v1a, both"));
    }
}
