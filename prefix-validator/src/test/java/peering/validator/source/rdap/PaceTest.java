package peering.validator.source.rdap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.validator.source.rdap.Pace.Turn;

class PaceTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Turn AT_ONCE = new Turn(true, Duration.ZERO);

    private final Pace pace = new Pace(30);

    @Test
    void a_host_is_asked_some_times_at_once_and_then_steadily() {
        for (int i = 0; i < 5; i++) assertEquals(AT_ONCE, turn("a", 0));

        assertEquals(new Turn(true, Duration.ofSeconds(2)), turn("a", 0));
        assertEquals(new Turn(false, Duration.ofSeconds(4)), turn("a", 0));
        assertEquals(new Turn(false, Duration.ofSeconds(4)), turn("a", 0), "it was counted");
        assertEquals(AT_ONCE, turn("b", 0));
        assertEquals(AT_ONCE, turn("a", 4));
        assertEquals(new Turn(true, Duration.ofSeconds(1)), turn("a", 5));
        assertEquals(AT_ONCE, turn("a", 3600));
    }

    @Test
    void who_asks_aside_takes_a_third_and_one_organisation_a_sixth() {
        assertEquals(AT_ONCE, pace.aside("a", "acme", NOW, PATIENCE));
        assertEquals(
                new Turn(false, Duration.ofSeconds(12)), pace.aside("a", "acme", NOW, PATIENCE));
        assertEquals(
                new Turn(true, Duration.ofSeconds(2)), pace.aside("a", "globex", NOW, PATIENCE));
        assertEquals(
                new Turn(false, Duration.ofSeconds(8)), pace.aside("a", "initech", NOW, PATIENCE));
        assertEquals(AT_ONCE, pace.aside("b", "acme", NOW, PATIENCE), "another host");
        for (int i = 0; i < 3; i++) assertEquals(AT_ONCE, turn("a", 0), "the claims' own");
    }

    @Test
    void many_organisations_are_not_remembered_for_ever() {
        var quick = new Pace(60_000);
        for (int i = 0; i < 5000; i++) {
            quick.aside("a", "org" + i, NOW.plusSeconds(i), PATIENCE);
        }

        assertTrue(quick.askers() < 1100, "" + quick.askers());
    }

    @Test
    void a_slow_pace_lets_one_through() {
        var slow = new Pace(1);

        assertEquals(AT_ONCE, slow.turn("a", NOW, PATIENCE));
        assertEquals(new Turn(false, Duration.ofMinutes(1)), slow.turn("a", NOW, PATIENCE));
        assertThrows(IllegalArgumentException.class, () -> new Pace(0));
    }

    @Test
    void who_wants_to_be_left_alone_is_not_waited_for() {
        pace.close("a", NOW.plusSeconds(2));

        assertEquals(new Turn(false, Duration.ofSeconds(2)), turn("a", 0));
        assertEquals(AT_ONCE, turn("a", 2));
    }

    @ParameterizedTest(name = "{0} is {1} s")
    @CsvSource({
        "120,                            120",
        "0,                              1",
        "999999999,                      86400",
        "'Wed, 25 Nov 2026 12:05:00 GMT', 300",
        "'Wed, 25 Nov 2026 11:00:00 GMT', 1",
        "-1,                             60",
        "soon,                           60",
        "'',                             60",
        "99999999999999999999,           60",
    })
    void the_wish_to_be_left_alone_is_read_within_bounds(String text, long seconds) {
        assertEquals(Duration.ofSeconds(seconds), RetryAfter.read(text, NOW));
    }

    private Turn turn(String host, int second) {
        return pace.turn(host, NOW.plusSeconds(second), PATIENCE);
    }
}
