package peering.alerting.telling;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import peering.alerting.alert.Trouble;
import peering.alerting.format.Transition;
import peering.alerting.subscription.QuietHours;
import peering.alerting.subscription.Terms;
import peering.contract.Trouble.Severity;

/**
 * Whether something is told now, and if not, why, and when to look again.
 *
 * <pre>
 *   RESOLVED, ACKNOWLEDGED ......................... now: whoever was alarmed hears of it
 *   a silence covers it ............................ its end
 *   another open alert says more (Inhibition) ...... when that one changes, or soon
 *   it opened too often in a short time ............ when it has been calm for long enough
 *   quiet hours, and it is not critical ............ their end
 *   anything else .................................. now
 * </pre>
 *
 * The first row that fits decides. What is over when it is looked at again is never told.
 */
final class Mute {
    private Mute() {}

    /**
     * @param until when to look again
     * @param why for people
     */
    record Held(Instant until, String why) {
        /**
         * Looked at by then at the latest: what held it may go away in the very moment it is held.
         */
        Held atMost(Instant latest) {
            return until.isAfter(latest) ? new Held(latest, why) : this;
        }
    }

    /** Empty: now. */
    static Optional<Held> judge(
            Trouble trouble,
            Transition transition,
            Terms terms,
            Circumstances circumstances,
            MuteConfig config,
            Instant now) {
        return switch (transition) {
            case RESOLVED, ACKNOWLEDGED -> Optional.empty();
            case OPENED, UPDATED, REMINDED ->
                    silenced(trouble, circumstances)
                            .or(() -> inhibited(circumstances, config.inhibitionLook(), now))
                            .or(() -> flapping(circumstances, config, now))
                            .or(() -> quiet(trouble, terms.quietHours(), now));
        };
    }

    private static Optional<Held> silenced(Trouble trouble, Circumstances circumstances) {
        var labels = trouble.allLabels();
        return circumstances.silences().stream()
                .filter(silence -> silence.covers(labels))
                .findFirst()
                .map(silence -> new Held(silence.endsAt(), silence.words()));
    }

    private static Optional<Held> inhibited(
            Circumstances circumstances, Duration look, Instant now) {
        return circumstances
                .inhibitedBy()
                .map(other -> new Held(now.plus(look), "alert " + other + " says more"));
    }

    private static Optional<Held> flapping(
            Circumstances circumstances, MuteConfig config, Instant now) {
        var reopened = circumstances.reopened();
        if (reopened.times() < config.flaps()) return Optional.empty();
        Instant calm = reopened.last().plus(config.calm());
        if (!calm.isAfter(now)) return Optional.empty();
        String why = "it opened again " + reopened.times() + " times within a short time";
        return Optional.of(new Held(calm, why));
    }

    private static Optional<Held> quiet(Trouble trouble, QuietHours hours, Instant now) {
        if (hours == null) return Optional.empty();
        boolean waits =
                trouble.severity() != Severity.Critical || Boolean.TRUE.equals(hours.criticalToo());
        if (!waits) return Optional.empty();
        return hours.endIfQuiet(now).map(end -> new Held(end, "quiet hours"));
    }
}
