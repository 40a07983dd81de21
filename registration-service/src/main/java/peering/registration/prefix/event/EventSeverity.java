package peering.registration.prefix.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** From "good to know" to "wake somebody". */
public enum EventSeverity {
    INFORMATION,
    WARNING,
    ERROR,
    CRITICAL;

    /** As it stands in JSON, in a query and in the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The severity of a word, as a query parameter sends it.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static EventSeverity fromString(String word) {
        return Arrays.stream(values())
                .filter(severity -> severity.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no severity: " + word));
    }
}
