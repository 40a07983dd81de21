package peering.alerting.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {
    private static final Instant START = Instant.parse("2026-11-25T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"1, PT1S", "5, PT1S", "7, PT1S", "100, PT1S", "1, PT1M", "60, PT1M", "1000, PT1M"})
    void never_more_than_the_limit_within_any_window(int most, Duration per) {
        var limit = new RateLimit(most, per);
        var begun = greedy(limit, per.multipliedBy(5), per.dividedBy(997), new Random(most));

        for (int i = 0; i + most < begun.size(); i++) {
            var window = Duration.between(begun.get(i), begun.get(i + most));
            assertFalse(window.compareTo(per) < 0, most + 1 + " within " + window);
        }
        assertTrue(begun.size() >= 4 * most * 4 / 5, "it is not much slower: " + begun.size());
    }

    /** Somebody who looks at any time and takes all that he gets. */
    private static List<Instant> greedy(
            RateLimit limit, Duration all, Duration step, Random random) {
        var begun = new ArrayList<Instant>();
        Instant free = Instant.EPOCH;
        for (Instant now = START;
                now.isBefore(START.plus(all));
                now = now.plusNanos(1 + random.nextLong(step.toNanos()))) {
            int allowed = limit.allowed(free, now);
            for (int i = 0; i < allowed; i++) begun.add(now);
            if (allowed > 0) free = limit.after(free, now, allowed);
        }
        return begun;
    }

    @Test
    void says_when_the_next_may_begin() {
        var limit = new RateLimit(10, Duration.ofSeconds(1));
        assertEquals(2, limit.allowed(Instant.EPOCH, START));

        Instant free = limit.after(Instant.EPOCH, START, 2);

        assertEquals(0, limit.allowed(free, START));
        assertEquals(0, limit.allowed(free, limit.next(free).minusNanos(1)));
        assertEquals(1, limit.allowed(free, limit.next(free)));
    }

    @ParameterizedTest
    @CsvSource({"1, PT1S, 30, 30", "1000, PT1S, 30, 30", "10, PT1M, 30, 10", "30, PT1M, 30, 30"})
    void of_two_limits_the_slower_holds(int most, Duration per, int granted, int holds) {
        var chosen = Optional.of(new RateLimit(most, per));
        var grant = new RateLimit(granted, Duration.ofMinutes(1));

        assertEquals(new RateLimit(holds, Duration.ofMinutes(1)), RateLimit.slower(chosen, grant));
        assertEquals(grant, RateLimit.slower(Optional.empty(), grant));
    }
}
