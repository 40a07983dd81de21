package peering.rpki.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Time that only goes on: the clock's as it was at the beginning, and since then what has passed. A
 * clock that is set forward must not have what a cache told run out, nor one that is set back keep
 * it. For pauses and ends, not to be shown: it may differ from the clock's.
 */
final class Steady {
    private final Instant began;
    private final LongSupplier nanos;
    private final long first;

    /**
     * @param nanos as {@link System#nanoTime}
     */
    Steady(Clock clock, LongSupplier nanos) {
        this.began = clock.instant();
        this.nanos = nanos;
        this.first = nanos.getAsLong();
    }

    Instant now() {
        return began.plus(Duration.ofNanos(nanos.getAsLong() - first));
    }
}
