package peering.telemetry.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import peering.contract.SiteLatencyFact;

class EdgeLatencyTest {
    private static final Instant HOUR = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final EdgeLatency NONE = EdgeLatency.none("NL-AMS", "site_1");

    @Test
    void an_hour_is_told_once_when_it_is_over_and_the_late_had_their_time() {
        var latency = NONE;
        for (int minute = 0; minute < 60; minute++) {
            latency = latency.with(minute, HOUR.plusSeconds(60L * minute));
        }

        assertTrue(latency.at(HOUR.plusSeconds(3600 + 599), GRACE).told().isEmpty());
        var step = latency.at(HOUR.plusSeconds(3600 + 600), GRACE);

        var told = step.told().orElseThrow();
        assertEquals(29.5, told.medianMillis(), 0.7);
        assertEquals(
                new SiteLatencyFact(
                        "NL-AMS",
                        "site_1",
                        told.medianMillis(),
                        60,
                        HOUR,
                        HOUR.plusSeconds(3600),
                        HOUR.getEpochSecond() / 3600 + 1),
                told);
        assertTrue(step.next().at(HOUR.plusSeconds(9999), GRACE).told().isEmpty());
    }

    @Test
    void what_comes_after_its_hour_was_told_changes_nothing() {
        var told = NONE.with(10, HOUR).at(HOUR.plusSeconds(9000), GRACE).next();

        assertSame(told, told.with(99, HOUR.plusSeconds(59)));
        assertSame(told, told.with(99, HOUR.minusSeconds(1)));
    }

    @Test
    void the_newest_hour_that_is_over_is_told_and_older_ones_are_passed_over() {
        var latency =
                NONE.with(30, HOUR.plusSeconds(7200))
                        .with(10, HOUR)
                        .with(20, HOUR.plusSeconds(3600));

        var first = latency.at(HOUR.plusSeconds(7200 + 700), GRACE);
        var second = first.next().at(HOUR.plusSeconds(3 * 3600 + 700), GRACE);

        assertEquals(20, first.told().orElseThrow().medianMillis(), 0.2);
        assertEquals(30, second.told().orElseThrow().medianMillis(), 0.2);
        assertEquals(
                first.told().orElseThrow().revision() + 1, second.told().orElseThrow().revision());
    }

    @Test
    void what_was_told_long_ago_need_not_be_remembered() {
        var waiting = NONE.with(10, HOUR);
        var told = waiting.at(HOUR.plusSeconds(9000), GRACE).next();

        assertTrue(told.isIdle(HOUR.plusSeconds(3600 + 86_400), Duration.ofDays(1)));
        assertFalse(told.isIdle(HOUR.plusSeconds(3600 + 86_399), Duration.ofDays(1)));
        assertFalse(waiting.isIdle(HOUR.plusSeconds(999_999), Duration.ofDays(1)));
    }

    @Test
    void hours_that_wait_are_bounded_and_the_oldest_give_way() {
        var latency = NONE;
        for (int hour = 0; hour < 500; hour++) {
            latency = latency.with(1, HOUR.plusSeconds(3600L * hour));
        }

        assertEquals(EdgeLatency.MOST_HOURS, latency.hours().size());
        assertEquals(HOUR.plusSeconds(3600L * 499), latency.hours().getLast().start());
        assertEquals(
                List.of(1L), latency.hours().stream().map(EdgeHour::samples).distinct().toList());
    }
}
