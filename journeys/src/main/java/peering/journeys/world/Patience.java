package peering.journeys.world;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waiting for something that another process does, and that can only be asked for. */
final class Patience {
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private Patience() {}

    /**
     * Asks until there is an answer.
     *
     * @param what for the message, such as "the prefix to be verified"
     * @throws IllegalStateException if there is none within {@code patience}
     */
    static <T> T until(String what, Duration patience, Supplier<Optional<T>> question)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            var answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "waited " + patience.toSeconds() + " s for " + what + ", in vain");
            }
            Thread.sleep(BETWEEN);
        }
    }
}
