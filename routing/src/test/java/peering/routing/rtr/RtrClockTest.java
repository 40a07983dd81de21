package peering.routing.rtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static peering.routing.rtr.FakeCache.START;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A clock that jumps costs a question more, and nothing that was known. */
class RtrClockTest {
    private static final String RESET_QUERY = "0102000000000008";
    private static final String NEWS_QUERY = "010100010000000c00000007";
    private static final String ANSWER =
            "0103000100000008" + "010400000000001401181a00c00002000000fbf0";
    private static final String END = "0107000100000018" + "00000007" + "00000e100000025800001c20";
    private static final String NOTIFY = "010000010000000c00000008";
    private static final Duration DAYS = Duration.ofDays(3);

    private final FakeCache cache = new FakeCache(1);

    @Test
    void at_rest_a_jump_ahead_has_everything_asked_for_and_keeps_the_connection() {
        cache.says(ANSWER, END);

        cache.connection.passed(START.plus(DAYS));

        assertEquals(RESET_QUERY, cache.sent.getLast());
        assertEquals(2, cache.sent.size());
        cache.says(START.plus(DAYS), ANSWER, END);
        assertEquals(2, cache.told.size());
        assertTrue(cache.connection.end().isEmpty());
    }

    @Test
    void a_clock_set_back_keeps_no_question_from_being_asked() {
        cache.says(ANSWER, END);
        var back = START.minus(DAYS);
        cache.connection.passed(back);
        assertEquals(1, cache.sent.size());

        cache.connection.passed(back.plusSeconds(3600));

        assertEquals(NEWS_QUERY, cache.sent.getLast());
    }

    @Test
    void a_clock_set_back_keeps_no_notification_from_being_followed() {
        cache.says(ANSWER, END);

        cache.says(START.minus(DAYS), NOTIFY);

        assertEquals(NEWS_QUERY, cache.sent.getLast());
    }

    @Test
    void a_silent_cache_is_left_in_time_though_the_clock_was_set_back() {
        var back = START.minus(DAYS);
        cache.connection.passed(back);
        cache.connection.passed(back.plusSeconds(59));
        assertTrue(cache.connection.end().isEmpty());

        cache.connection.passed(back.plusSeconds(60));

        assertTrue(cache.why().contains("silent"), cache.why());
    }

    @Test
    void what_a_cache_told_is_forgotten_when_expire_has_passed_and_not_for_a_clock_set_back() {
        cache.says(ANSWER, END);
        var known = new RtrCache(1);
        known.told(cache.told.getLast(), START);

        Instant back = START.minus(DAYS);

        assertTrue(known.data(back).isPresent());
        assertTrue(known.data(START.plus(DAYS)).isEmpty());
    }
}
