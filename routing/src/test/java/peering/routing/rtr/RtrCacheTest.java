package peering.routing.rtr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static peering.routing.rtr.FakeCache.START;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import peering.routing.rpki.VrpTable;

class RtrCacheTest {
    private static final RtrData DATA =
            new RtrData(1, 1, 7, RtrTimers.USUAL, VrpTable.empty(), Map.of());

    @Test
    void what_it_told_is_known_until_it_expires() {
        var cache = new RtrCache(1);
        assertTrue(cache.data(START).isEmpty());

        cache.told(DATA, START);
        cache.ended(RtrEnd.because("it went away"));

        assertTrue(cache.data(START.plusSeconds(7199)).isPresent());
        assertTrue(cache.data(START.plusSeconds(7200)).isEmpty());
        assertTrue(cache.data(START.plusSeconds(7100)).isEmpty(), "it came back from the dead");
    }

    @Test
    void it_is_asked_again_soon_then_later_and_never_later_than_it_wants() {
        var cache = new RtrCache(1);
        var pauses = new ArrayList<Long>();
        for (int i = 0; i < 12; i++) pauses.add(cache.ended(RtrEnd.because("no")).toSeconds());
        assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 600L, 600L), pauses);

        cache.told(DATA, START);
        cache.taken();

        assertEquals(Duration.ofSeconds(1), cache.ended(RtrEnd.because("no")));
    }

    @Test
    void what_it_tells_again_and_again_and_nobody_takes_is_asked_for_less_and_less_often() {
        var cache = new RtrCache(1);
        var pauses = new ArrayList<Long>();
        for (int i = 0; i < 4; i++) {
            cache.told(DATA, START);
            pauses.add(cache.ended(RtrEnd.because("the taker broke down")).toSeconds());
        }

        assertEquals(List.of(1L, 2L, 4L, 8L), pauses);
    }

    @Test
    void a_lower_version_is_tried_at_once_and_no_other_twice() {
        var cache = new RtrCache(2);
        assertEquals(Duration.ZERO, cache.ended(new RtrEnd("old", OptionalInt.of(1))));
        assertEquals(1, cache.version());

        assertEquals(Duration.ofSeconds(1), cache.ended(new RtrEnd("old", OptionalInt.of(1))));
        assertEquals(1, cache.version());
        assertEquals("old", cache.trouble().orElseThrow());
    }
}
