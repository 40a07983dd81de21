package peering.validator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShrinkGuardTest {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final ShrinkGuard guard = new ShrinkGuard(0.1, Duration.ofHours(24));

    @ParameterizedTest(name = "{1} after {0}: {2}")
    @CsvSource({"0,1,false", "1000,1000,false", "1000,900,false", "1000,899,true", "1000,0,true"})
    void a_table_that_is_much_smaller_is_held_back(int before, int now, boolean held) {
        assertEquals(held, guard.holdsBack(before, now, START).isPresent());
        assertEquals(held, guard.isHolding());
    }

    @Test
    void after_its_time_it_is_how_things_are() {
        assertTrue(guard.holdsBack(1000, 800, START).isPresent());
        assertTrue(guard.holdsBack(1000, 700, START.plusSeconds(86_399)).isPresent());
        assertTrue(guard.holdsBack(1000, 700, START.plusSeconds(86_400)).isEmpty());
        assertFalse(guard.isHolding());
    }

    @Test
    void one_that_has_grown_again_is_taken_and_the_next_one_waits_anew() {
        guard.holdsBack(1000, 800, START);
        assertTrue(guard.holdsBack(1000, 990, START.plusSeconds(10)).isEmpty());

        assertTrue(guard.holdsBack(1000, 800, START.plusSeconds(86_400)).isPresent());
    }

    @Test
    void an_operator_may_accept_one_and_nothing_before_there_is_one() {
        guard.accept();
        assertTrue(guard.holdsBack(1000, 800, START).isPresent());

        guard.accept();

        assertTrue(guard.holdsBack(1000, 800, START).isEmpty());
        assertTrue(guard.holdsBack(1000, 800, START).isPresent());
    }
}
