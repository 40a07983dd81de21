package peering.alerting.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a delivery that failed is due again.
 *
 * <p>Our own wait is spread by a fifth to either side, so that what failed together does not come
 * back together. The receiver's wish is a floor under it, up to {@code longestWish}.
 *
 * @param waits the wait before each retry
 */
record RetrySchedule(List<Duration> waits, Duration longestWish) {
    private static final double SPREAD = 0.2;

    RetrySchedule {
        waits = List.copyOf(waits);
    }

    /**
     * @param tries how many attempts were made since the schedule began, at least one
     * @param dice evenly spread in [0, 1)
     * @return empty when there is to be no other
     */
    Optional<Instant> next(int tries, Outcome outcome, Instant now, double dice) {
        return switch (outcome) {
            case Outcome.Delivered _, Outcome.GiveUp _ -> Optional.empty();
            case Outcome.TryLater(var _, var wish) when tries <= waits.size() -> {
                Duration ours = spread(waits.get(tries - 1), dice);
                Duration theirs = wish.map(this::bounded).orElse(Duration.ZERO);
                yield Optional.of(now.plus(theirs.compareTo(ours) > 0 ? theirs : ours));
            }
            case Outcome.TryLater _ -> Optional.empty();
        };
    }

    private Duration bounded(Duration wish) {
        return wish.compareTo(longestWish) > 0 ? longestWish : wish;
    }

    private static Duration spread(Duration wait, double dice) {
        return Duration.ofMillis(Math.round(wait.toMillis() * (1 - SPREAD + 2 * SPREAD * dice)));
    }
}
