package peering.validator.challenge;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import peering.validator.challenge.proof.Proof;

/**
 * When a proof is looked for again. What was proved together is not looked for together for ever.
 */
final class Renewal {
    private static final double JITTER = 0.1;

    /** Nobody answered: that is mended sooner than what a customer has to do. */
    private static final Duration RETRY = Duration.ofHours(1);

    private Renewal() {}

    /** Before it ends by {@code lead} and up to a tenth of that more, but not in its first half. */
    static Instant first(Proof proof, Duration lead) {
        var half = Duration.between(proof.provenAt(), proof.validUntil()).dividedBy(2);
        var before = longer(lead, 1 + jitter());
        return proof.validUntil().minus(before.compareTo(half) < 0 ? before : half);
    }

    /** After it was not found. */
    static Instant next(Instant now, Duration every) {
        return now.plus(longer(every, 1 - jitter()));
    }

    /** After nobody could be asked. */
    static Instant soon(Instant now, Duration every) {
        return next(now, every.compareTo(RETRY) < 0 ? every : RETRY);
    }

    private static double jitter() {
        return ThreadLocalRandom.current().nextDouble(JITTER);
    }

    private static Duration longer(Duration one, double by) {
        return Duration.ofMillis((long) (one.toMillis() * by));
    }
}
