package peering.validator.challenge.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import peering.routing.net.Prefix;

/**
 * A person of the operator vouches, having seen a letter or a contract: with a name, a reason and
 * an end.
 */
public final class OperatorReview {
    private static final int SHORTEST_REASON = 10;

    private OperatorReview() {}

    /** Whose prefix it is, in that person's words. */
    public record Review(
            String organisation, Prefix prefix, String author, String reason, Instant until) {}

    /**
     * @param most for how long one review may vouch
     */
    public static Attempt judge(Review review, Instant now, Duration most) {
        if (review.reason().strip().length() < SHORTEST_REASON) {
            return new Attempt.Refused(
                    "review-no-reason",
                    "A review needs a reason that others understand.",
                    "Say in ten letters or more what was seen, such as the letter and its date.");
        }
        if (!now.isBefore(review.until())) {
            return new Attempt.Refused(
                    "review-ended", "The end lies in the past.", "Choose an end in the future.");
        }
        if (review.until().isAfter(now.plus(most))) {
            return new Attempt.Refused(
                    "review-too-long",
                    "The end is later than one review may vouch for.",
                    "Choose an end before " + now.plus(most) + ", and look again then.");
        }
        return new Attempt.Proved(
                new Proof(
                        Method.OperatorReview,
                        review.prefix(),
                        review.organisation(),
                        now,
                        review.until(),
                        Map.of("author", review.author(), "why", review.reason().strip())));
    }
}
