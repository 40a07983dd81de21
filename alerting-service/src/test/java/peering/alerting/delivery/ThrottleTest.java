package peering.alerting.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import peering.alerting.delivery.Throttle.Sign;

class ThrottleTest {
    private static final int MOST = 8;
    private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");
    private static final Sign ARRIVED = new Sign(true, false, Optional.empty());
    private static final Sign FAILED = new Sign(false, false, Optional.empty());
    private static final Sign OVERLOADED = new Sign(false, true, Optional.empty());

    @Test
    void an_overloaded_endpoint_gets_half_and_recovers_one_by_one() {
        assertEquals(4, after(OVERLOADED).places());
        assertEquals(2, after(OVERLOADED, OVERLOADED).places());
        assertEquals(3, after(OVERLOADED, OVERLOADED, ARRIVED).places());
        assertEquals(MOST, after(ARRIVED).places());
    }

    @Test
    void one_that_fails_constantly_is_probed_one_at_a_time() {
        assertEquals(MOST, after(FAILED, FAILED, FAILED, FAILED).places());
        assertEquals(1, after(FAILED, FAILED, FAILED, FAILED, FAILED).places());
        assertEquals(2, after(FAILED, FAILED, FAILED, FAILED, FAILED, ARRIVED).places());
        assertEquals(MOST, after(FAILED, FAILED, ARRIVED, FAILED, FAILED).places());
    }

    @Test
    void its_wish_stops_everything_for_it_but_not_for_ever() {
        var minute = new Sign(false, true, Optional.of(Duration.ofMinutes(1)));
        var day = new Sign(false, true, Optional.of(Duration.ofDays(1)));

        assertEquals(NOW.plusSeconds(60), after(minute).restsUntil());
        assertEquals(NOW.plusSeconds(300), after(day).restsUntil());
        assertEquals(NOW.plusSeconds(300), after(day, minute, ARRIVED).restsUntil());
    }

    private static Throttle after(Sign... signs) {
        var throttle = Throttle.open(MOST);
        for (var sign : signs) throttle = throttle.after(sign, MOST, NOW);
        return throttle;
    }
}
