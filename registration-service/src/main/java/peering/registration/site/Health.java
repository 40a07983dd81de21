package peering.registration.site;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a site is, as its operator says.
 *
 * @param since when it came into this state
 * @param reason for everyone to read
 */
public record Health(
        State state,
        Instant since,
        @Schema(examples = "Replacing both routers until 18:00 UTC.") String reason) {

    /** What may be sent to a site. */
    public enum State {
        /** Everything. */
        IN_SERVICE("in-service"),
        /** Nothing new, and what is there is to leave; the site still works. */
        DRAINING("draining"),
        /** Nothing: the site does not work. */
        DOWN("down");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** As it stands in JSON and in the database. */
        @JsonValue
        public String word() {
            return word;
        }

        /** The state of a row or a parameter that was checked before. */
        static State of(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no health: " + word));
        }
    }

    /** What a site is at first. */
    static Health atFirst(Instant now) {
        return new Health(State.IN_SERVICE, now, "Defined.");
    }

    /** The health after somebody said this; equal to this one if it says nothing new. */
    Health said(State next, String why, Instant now) {
        return new Health(next, next == state ? since : now, why);
    }
}
