package peering.alerting.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "200, Delivered",
        "201, Delivered",
        "204, Delivered",
        "299, Delivered",
        "301, TryLater",
        "302, TryLater",
        "307, TryLater",
        "308, TryLater",
        "400, TryLater",
        "401, TryLater",
        "404, TryLater",
        "429, TryLater",
        "410, GiveUp",
        "500, TryLater",
        "502, TryLater",
        "503, TryLater",
        "101, TryLater"
    })
    void every_status_is_one_of_three(int status, String word) {
        assertEquals(word, Outcome.ofStatus(status, Optional.empty()).word());
    }

    @ParameterizedTest(name = "[{0}] is {1}")
    @CsvSource({
        "120,                           PT2M",
        "0,                             PT0S",
        "' 7 ',                         PT7S",
        "'Tue, 24 Nov 2026 12:01:00 GMT', PT1M",
        "'Tue, 24 Nov 2026 11:59:00 GMT', ",
        "-1,                            ",
        "1.5,                           ",
        "soon,                          ",
        "99999999999999999999,          ",
        ",                              ",
    })
    void retry_after_is_seconds_or_a_date(String header, Duration expected) {
        assertEquals(Optional.ofNullable(expected), RetryAfter.read(header, NOW));
    }
}
