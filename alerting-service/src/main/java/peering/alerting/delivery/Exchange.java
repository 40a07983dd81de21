package peering.alerting.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * One attempt as it is kept.
 *
 * @param status empty if the receiver did not answer
 * @param response the beginning of the answer's body, at most {@value #KEPT} bytes
 * @param trace empty if nothing was sent
 */
record Exchange(
        Outcome outcome,
        Optional<Integer> status,
        String response,
        Duration took,
        Optional<Trace> trace) {
    static final int KEPT = 4096;
    private static final int SHORTEST_SECRET = 4;

    static Exchange unanswered(String why, Duration took) {
        return new Exchange(
                Outcome.TryLater.because(why), Optional.empty(), "", took, Optional.empty());
    }

    /** The same, without words that are nobody's to read: a receiver may say what it was sent. */
    Exchange without(Collection<String> secrets) {
        String left = response;
        for (String secret : secrets) {
            if (secret.length() >= SHORTEST_SECRET) left = left.replace(secret, "…");
        }
        return new Exchange(outcome, status, left, took, trace);
    }

    /** The same, with what was sent. */
    Exchange with(Trace sent) {
        return new Exchange(outcome, status, response, took, Optional.of(sent));
    }
}
