package peering.registration.prefix.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** The closed list of what can happen to a prefix. */
public enum EventKind {
    REGISTERED,
    STANDING_CHANGED,
    VERDICT,
    MOVED,
    DELEGATED,
    ANNOUNCED,
    WITHDRAWN,
    ORIGIN_CHANGED,
    PATH_CHANGED,
    STANDBY_CHANGED,
    ANOMALY_STARTED,
    ANOMALY_ENDED,
    LATENCY_DEGRADED,
    LATENCY_RECOVERED;

    /** As it stands in JSON, in a query and in the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind of a word, as a query parameter sends it.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static EventKind fromString(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of event: " + word));
    }
}
