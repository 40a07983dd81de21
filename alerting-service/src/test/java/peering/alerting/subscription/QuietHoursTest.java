package peering.alerting.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    /** Amsterdam is one hour ahead of UTC in November. 23 November 2026 is a Monday. */
    @ParameterizedTest(name = "{0} to {1} at {2}")
    @CsvSource({
        "22:00, 07:00, 2026-11-23T20:59:59Z, ",
        "22:00, 07:00, 2026-11-23T21:00:00Z, 2026-11-24T06:00:00Z",
        "22:00, 07:00, 2026-11-24T05:59:59Z, 2026-11-24T06:00:00Z",
        "22:00, 07:00, 2026-11-24T06:00:00Z, ",
        "12:00, 13:00, 2026-11-23T11:30:00Z, 2026-11-23T12:00:00Z",
        "12:00, 13:00, 2026-11-23T12:00:00Z, ",
    })
    void it_is_quiet_from_the_start_and_until_the_end(
            String from, String to, Instant now, Instant end) {
        var hours = new QuietHours(from, to, AMSTERDAM, null, null);

        assertEquals(Optional.ofNullable(end), hours.endIfQuiet(now));
    }

    @Test
    void a_night_belongs_to_the_day_on_which_it_starts() {
        var nights = new QuietHours("22:00", "07:00", AMSTERDAM, Set.of(DayOfWeek.SUNDAY), null);

        assertEquals(
                Optional.of(Instant.parse("2026-11-23T06:00:00Z")),
                nights.endIfQuiet(Instant.parse("2026-11-23T03:00:00Z")));
        assertEquals(Optional.empty(), nights.endIfQuiet(Instant.parse("2026-11-24T03:00:00Z")));
    }

    @Test
    void the_night_in_which_clocks_go_forward_is_shorter() {
        var hours = new QuietHours("01:00", "04:00", AMSTERDAM, null, null);

        assertEquals(
                Optional.of(Instant.parse("2026-03-29T02:00:00Z")),
                hours.endIfQuiet(Instant.parse("2026-03-29T00:30:00Z")));
    }
}
