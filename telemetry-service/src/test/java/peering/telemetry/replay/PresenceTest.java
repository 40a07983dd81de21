package peering.telemetry.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresenceTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final Presence database = new Presence(Duration.ofSeconds(10));

    @Test
    void nothing_is_known_before_the_first_look() {
        assertEquals(false, isAsLongAs(0, 0));
    }

    @ParameterizedTest(name = "away from {0} to {1}: at {2} it is {3} that it was there for 30 s")
    @CsvSource({
        "0,   0,   29,  false",
        "0,   0,   30,  true",
        "40,  50,  60,  true",
        "40,  51,  60,  false",
        "40,  100, 129, false",
        "40,  100, 130, true",
    })
    void a_gap_begins_it_anew(int awayFrom, int backAt, int at, boolean longEnough) {
        for (int second = 0; second <= at; second++) {
            if (second <= awayFrom || second >= backAt) database.seen(START.plusSeconds(second));
        }

        assertEquals(longEnough, isAsLongAs(30, at));
    }

    @ParameterizedTest(name = "a look each {0}, lost after {1}")
    @CsvSource({"PT1S, PT30S", "PT7.5S, PT30S"})
    void who_looks_often_enough_gives_up_in_the_end(Duration heartbeat, Duration lostAfter) {
        var often = Presence.of(heartbeat, lostAfter);
        var now = START;
        var late = heartbeat.plusMillis(100);
        for (; now.isBefore(START.plusSeconds(60)); now = now.plus(late)) often.seen(now);

        assertTrue(often.isAsLongAs(lostAfter, now));
    }

    @ParameterizedTest(name = "a look each {0}, lost after {1}")
    @CsvSource({"PT10S, PT30S", "PT7.6S, PT30S", "PT1M, PT30S"})
    void who_would_never_give_up_is_told_what_to_change(Duration heartbeat, Duration lostAfter) {
        var refused =
                assertThrows(
                        IllegalArgumentException.class, () -> Presence.of(heartbeat, lostAfter));

        assertEquals(
                "peering.replays.lost-after (PT30S) is less than 4 times peering.replays.heartbeat (%s): no replay would ever be given up as lost"
                        .formatted(heartbeat),
                refused.getMessage());
    }

    private boolean isAsLongAs(int seconds, int at) {
        return database.isAsLongAs(Duration.ofSeconds(seconds), START.plusSeconds(at));
    }
}
