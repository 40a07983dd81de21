package peering.alerting.silence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.alerting.alert.Matcher;

/**
 * A time in which the organisation's alerts that match are not told. What is still open at its end
 * is told then; that something is over is told all the same to whoever was told of it.
 *
 * @param matchers all must hold
 * @param author who asked for it
 * @param state as of the moment of the answer
 */
public record Silence(
        String silenceId,
        String organisation,
        Kind kind,
        List<Matcher> matchers,
        Instant startsAt,
        Instant endsAt,
        String author,
        String reason,
        State state,
        Instant createdAt,
        Instant changedAt) {
    public Silence {
        matchers = List.copyOf(matchers);
    }

    /** Why it is silent. */
    @Schema(name = "SilenceKind")
    public enum Kind {
        /** Somebody knows of the trouble, or does not want to hear of it. */
        Silence,
        /** Work is planned. */
        Maintenance
    }

    /** Where it stands in time. */
    @Schema(name = "SilenceState")
    public enum State {
        Pending,
        Active,
        Expired
    }

    static State state(Instant startsAt, Instant endsAt, Instant now) {
        if (!endsAt.isAfter(now)) return State.Expired;
        return startsAt.isAfter(now) ? State.Pending : State.Active;
    }

    /** True if an alert with these labels is silent under it. */
    public boolean covers(Map<String, String> labels) {
        return state == State.Active && Matcher.allHold(matchers, labels);
    }

    /** One clause for people, such as {@code maintenance sil_1 by ada: new line cards}. */
    public String words() {
        return kind.name().toLowerCase(java.util.Locale.ROOT)
                + " "
                + silenceId
                + " by "
                + author
                + ": "
                + reason;
    }
}
