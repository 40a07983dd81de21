package peering.telemetry.pulse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import peering.contract.FeedTroubleFact;
import peering.contract.Trouble;

/**
 * What is known of one feed. Pure: time is our own clock, since a feed that says nothing brings no
 * time.
 *
 * <pre>
 *   heard ............................. a trouble that is open ends
 *   silent for as long as that takes .. a trouble opens, once
 *   no longer expected ................ a trouble that is open ends
 * </pre>
 *
 * @param heardAt when it was heard last; before that, when we began to wait for it
 * @param trouble the fact of the trouble that is open; empty while there is none
 */
record Pulse(String feed, Instant heardAt, Optional<FeedTroubleFact> trouble) {

    /** A step of its life, and the fact that is to be told of it. */
    record Step(Pulse next, Optional<FeedTroubleFact> told) {}

    static Pulse awaited(String feed, Instant since) {
        return new Pulse(feed, since, Optional.empty());
    }

    Step heard(Instant at) {
        var later = at.isAfter(heardAt) ? at : heardAt;
        return over(new Pulse(feed, later, Optional.empty()), later, "It is heard again.");
    }

    Step forgotten(Instant at) {
        return over(
                new Pulse(feed, heardAt, Optional.empty()),
                at,
                "It is no longer expected to speak.");
    }

    /**
     * @param listeningSince since when we listen: before, nobody would have heard it
     */
    Step passed(Instant now, Instant listeningSince, Duration silentAfter) {
        var since = heardAt.isAfter(listeningSince) ? heardAt : listeningSince;
        boolean silent = !now.isBefore(since.plus(silentAfter));
        if (trouble.isPresent() || !silent) return new Step(this, Optional.empty());
        var fact =
                new FeedTroubleFact(
                        id(feed, since),
                        feed,
                        Trouble.Severity.Warning,
                        Trouble.State.Open,
                        since,
                        now,
                        Optional.empty(),
                        "Nothing was heard of %s for %d s."
                                .formatted(feed, Duration.between(since, now).toSeconds()),
                        1);
        return new Step(new Pulse(feed, heardAt, Optional.of(fact)), Optional.of(fact));
    }

    private Step over(Pulse next, Instant at, String why) {
        return new Step(next, trouble.map(open -> ended(open, at, why)));
    }

    private static FeedTroubleFact ended(FeedTroubleFact open, Instant at, String why) {
        return new FeedTroubleFact(
                open.feedTroubleId(),
                open.feed(),
                open.severity(),
                Trouble.State.Ended,
                open.startedAt(),
                open.detectedAt(),
                Optional.of(at),
                open.summary() + " " + why,
                open.revision() + 1);
    }

    /** The same for the same silence, however often it is judged. */
    private static String id(String feed, Instant since) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest((feed + "\n" + since).getBytes(StandardCharsets.UTF_8));
            return "fdt_" + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
