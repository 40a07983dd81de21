package peering.alerting.delivery;

import java.time.Duration;
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

    static Exchange unanswered(String why, Duration took) {
        return new Exchange(
                Outcome.TryLater.because(why), Optional.empty(), "", took, Optional.empty());
    }

    /** The same, with what was sent. */
    Exchange with(Trace sent) {
        return new Exchange(outcome, status, response, took, Optional.of(sent));
    }
}
