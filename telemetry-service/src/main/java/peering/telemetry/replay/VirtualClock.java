package peering.telemetry.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The time in a replay: that of the latest record so far. Where nothing is recorded for a while it
 * ticks all the same, after 1, 2, 4, 8 … seconds: often enough for what is short, and seldom enough
 * for a hole of years.
 */
final class VirtualClock {
    private static final Duration FIRST_STEP = Duration.ofSeconds(1);

    private final Consumer<Instant> tick;
    private Instant first;
    private Instant now;
    private Instant ticked;

    VirtualClock(Consumer<Instant> tick) {
        this.tick = tick;
    }

    /** It is this late, unless it was later already. */
    void reach(Instant at) {
        if (now == null) {
            first = at;
            now = at;
            ticked = at;
        }
        if (!at.isAfter(now)) return;
        var step = FIRST_STEP;
        while (Duration.between(ticked, at).compareTo(step) >= 0) {
            tick(ticked.plus(step));
            step = step.multipliedBy(2);
        }
        now = at;
    }

    /** Runs on for so long behind the last record. */
    void runOn(Duration more) {
        if (now != null) tick(now.plus(more));
    }

    private void tick(Instant at) {
        now = at;
        ticked = at;
        tick.accept(at);
    }

    Optional<Instant> first() {
        return Optional.ofNullable(first);
    }

    Optional<Instant> now() {
        return Optional.ofNullable(now);
    }
}
