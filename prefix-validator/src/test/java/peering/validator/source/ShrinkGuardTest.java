package peering.validator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import peering.routing.rpki.AnchorCount;
import peering.validator.source.ShrinkGuard.Moment;

class ShrinkGuardTest {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final ShrinkGuard guard = new ShrinkGuard(0.1, Duration.ofHours(24));

    @ParameterizedTest(name = "{1} after {0}: {2}")
    @CsvSource({"0,1,false", "1000,1000,false", "1000,900,false", "1000,899,true", "1000,0,true"})
    void a_table_that_is_much_smaller_is_held_back(int before, int now, boolean held) {
        assertEquals(held, guard.holdsBack(size(before), size(now), after(0)).isPresent());
        assertEquals(held, guard.isHolding());
    }

    @Test
    void after_its_time_it_is_how_things_are() {
        assertTrue(guard.holdsBack(size(1000), size(800), after(0)).isPresent());
        assertTrue(guard.holdsBack(size(1000), size(700), after(86_399)).isPresent());
        assertTrue(guard.holdsBack(size(1000), size(700), after(86_400)).isEmpty());
        assertFalse(guard.isHolding());
    }

    @Test
    void one_that_has_grown_again_is_taken_and_the_next_one_waits_anew() {
        guard.holdsBack(size(1000), size(800), after(0));
        assertTrue(guard.holdsBack(size(1000), size(990), after(10)).isEmpty());

        assertTrue(guard.holdsBack(size(1000), size(800), after(86_400)).isPresent());
    }

    @Test
    void an_operator_may_accept_one_and_nothing_before_there_is_one() {
        guard.accept();
        assertTrue(guard.holdsBack(size(1000), size(800), after(0)).isPresent());

        guard.accept();

        assertTrue(guard.holdsBack(size(1000), size(800), after(0)).isEmpty());
        assertTrue(guard.holdsBack(size(1000), size(800), after(0)).isPresent());
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "apnic 500 ripe 500 | apnic 500 ripe 500 | ''",
                "apnic 500 ripe 500 | apnic 450 ripe 500 | ''",
                "apnic 500 ripe 500 | apnic 449 ripe 600 | trust anchor apnic has only 449 VRPs, after"
                        + " 500; held back until 2026-11-21T10:00:00Z",
                "apnic 500 ripe 500 | ripe 1000          | trust anchor apnic is missing, which had 500"
                        + " VRPs; held back until 2026-11-21T10:00:00Z",
                "apnic 10 ripe 990  | ripe 1000          | trust anchor apnic is missing, which had 10"
                        + " VRPs; held back until 2026-11-21T10:00:00Z",
                "apnic 9 ripe 991   | ripe 1000          | ''",
                "apnic 500 ripe 500 | APNIC 500 RIPE 500 | ''",
                "apnic 500 ripe 500 | -                  | ''",
                "-                  | apnic 500 ripe 500 | ''",
            })
    void a_table_in_which_a_trust_anchor_lost_its_part_is_held_back(
            String before, String now, String why) {
        assertEquals(why, guard.holdsBack(by(before), by(now), after(0)).orElse(""));
    }

    @Test
    void an_anchor_that_is_gone_for_good_is_taken_when_its_time_is_over() {
        var before = by("apnic 500 ripe 500");
        var now = by("ripe 1000");
        assertTrue(guard.holdsBack(before, now, after(0)).isPresent());

        assertTrue(guard.holdsBack(before, now, after(86_400)).isEmpty());
    }

    @ParameterizedTest(name = "set by {0} hours")
    @ValueSource(longs = {48, -48})
    void a_clock_that_is_set_neither_sets_a_table_free_nor_keeps_it(long hours) {
        assertTrue(guard.holdsBack(size(1000), size(800), after(0)).isPresent());
        var set = START.plus(Duration.ofHours(hours));

        var said = guard.holdsBack(size(1000), size(800), new Moment(set, Duration.ofHours(1)));
        assertTrue(
                said.orElseThrow().endsWith("until " + set.plus(Duration.ofHours(23))),
                said.orElseThrow());
        assertTrue(
                guard.holdsBack(size(1000), size(800), new Moment(set, Duration.ofHours(24)))
                        .isEmpty());
    }

    private static Moment after(long seconds) {
        return new Moment(START.plusSeconds(seconds), Duration.ofSeconds(seconds));
    }

    private static ShrinkGuard.Size size(int vrps) {
        return new ShrinkGuard.Size(vrps, Map.of());
    }

    /** Of a thousand VRPs. */
    private static ShrinkGuard.Size by(String anchors) {
        var counts = new HashMap<String, AnchorCount>();
        String[] words = anchors.split(" ");
        for (int i = 0; i + 1 < words.length; i += 2) {
            counts.put(words[i], new AnchorCount(Integer.parseInt(words[i + 1]), 0));
        }
        return new ShrinkGuard.Size(1000, counts);
    }
}
