package peering.validator.evidence;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known from one slow source about one claim. A source that fails leaves the answer it gave
 * before: what was true is not made false by a fault of ours.
 *
 * @param configured false: this installation asks no such source, and never will
 * @param answer the last one; empty if there never was any
 * @param answeredAt when it was given
 * @param validUntil when it has to be asked for again
 * @param trouble why the last attempt gave none; empty if it did
 */
public record Gathered<A>(
        boolean configured,
        Optional<A> answer,
        Optional<Instant> answeredAt,
        Optional<Instant> validUntil,
        Optional<String> trouble) {

    /** Nobody is asked here. */
    public static <A> Gathered<A> notConfigured() {
        return new Gathered<>(
                false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** It will be asked, and was not yet. */
    public static <A> Gathered<A> notYet() {
        return new Gathered<>(
                true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** It answered. */
    public static <A> Gathered<A> of(A answer, Instant at, Instant validUntil) {
        return new Gathered<>(
                true,
                Optional.of(answer),
                Optional.of(at),
                Optional.of(validUntil),
                Optional.empty());
    }

    /** It did not answer; what it said before stays. */
    public Gathered<A> failed(String why) {
        return new Gathered<>(configured, answer, answeredAt, validUntil, Optional.of(why));
    }
}
