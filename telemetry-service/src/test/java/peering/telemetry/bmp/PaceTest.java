package peering.telemetry.bmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final Pace pace = new Pace(100);

    @Test
    void a_seconds_worth_may_come_at_once() {
        assertFalse(pace.after(60, START).isAfter(START));
        assertFalse(pace.after(40, START).isAfter(START));
    }

    @Test
    void who_is_faster_waits_as_long_as_it_was_ahead() {
        assertEquals(START.plusSeconds(4), pace.after(500, START));
        assertEquals(START.plusSeconds(5), pace.after(100, START.plusSeconds(4)));
    }

    @Test
    void who_was_silent_has_saved_nothing_but_that_second() {
        pace.after(500, START);

        assertEquals(START.plusSeconds(62), pace.after(300, START.plusSeconds(60)));
    }
}
