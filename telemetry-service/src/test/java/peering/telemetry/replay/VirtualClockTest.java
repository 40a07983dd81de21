package peering.telemetry.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
    private static final Instant START = Instant.parse("2018-04-24T11:00:00Z");

    private final List<Long> ticks = new ArrayList<>();
    private final VirtualClock clock =
            new VirtualClock(at -> ticks.add(Duration.between(START, at).toSeconds()));

    @Test
    void it_ticks_each_second_while_records_come() {
        for (int second = 0; second <= 3; second++) clock.reach(START.plusSeconds(second));

        assertEquals(List.of(1L, 2L, 3L), ticks);
    }

    @Test
    void in_a_hole_it_ticks_less_and_less() {
        clock.reach(START);
        clock.reach(START.plusSeconds(20));

        assertEquals(List.of(1L, 3L, 7L, 15L), ticks);
        assertEquals(Optional.of(START.plusSeconds(20)), clock.now());
    }

    @Test
    void a_hole_of_a_century_costs_little() {
        clock.reach(Instant.EPOCH);
        clock.reach(START.plus(Duration.ofDays(36_500)));

        assertTrue(ticks.size() < 40, () -> ticks.size() + " ticks");
    }

    @Test
    void it_never_goes_back() {
        clock.reach(START.plusSeconds(10));
        clock.reach(START);

        assertEquals(Optional.of(START.plusSeconds(10)), clock.now());
        assertEquals(Optional.of(START.plusSeconds(10)), clock.first());
    }

    @Test
    void without_a_record_there_is_no_time() {
        clock.runOn(Duration.ofSeconds(5));

        assertEquals(Optional.empty(), clock.now());
        assertEquals(List.of(), ticks);
    }
}
