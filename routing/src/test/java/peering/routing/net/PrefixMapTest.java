package peering.routing.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import peering.routing.net.Prefix.Family;

class PrefixMapTest {
    private static final PrefixMap<String> MAP =
            PrefixMap.copyOf(
                    Map.of(
                            Prefix.parse("10.0.0.0/8"), "eight",
                            Prefix.parse("10.1.0.0/16"), "sixteen",
                            Prefix.parse("10.1.2.0/24"), "twenty-four",
                            Prefix.parse("2001:db8::/32"), "six"));

    @Test
    void finds_what_covers_a_prefix_least_specific_first() {
        assertEquals(
                List.of("eight", "sixteen"), values(MAP.covering(Prefix.parse("10.1.3.0/24"))));
        assertEquals(List.of(), values(MAP.covering(Prefix.parse("8.0.0.0/6"))));
        assertEquals(
                "sixteen", MAP.longestMatch(Prefix.parse("10.1.3.0/24")).orElseThrow().getValue());
    }

    @Test
    void finds_what_a_prefix_covers() {
        assertEquals(
                List.of("eight", "sixteen", "twenty-four"),
                values(MAP.coveredBy(Prefix.parse("8.0.0.0/6"))));
        assertEquals(List.of("twenty-four"), values(MAP.coveredBy(Prefix.parse("10.1.2.0/23"))));
        assertEquals(List.of(), values(MAP.coveredBy(Prefix.parse("10.1.2.0/25"))));
        assertEquals(List.of("six"), values(MAP.coveredBy(Prefix.parse("::/0"))));
    }

    @Test
    void a_map_taken_earlier_does_not_change() {
        var later = MAP.without(Prefix.parse("10.1.0.0/16")).with(Prefix.parse("10.1.2.0/24"), "x");

        assertEquals(4, MAP.size());
        assertEquals(Optional.of("sixteen"), MAP.get(Prefix.parse("10.1.0.0/16")));
        assertEquals(3, later.size());
        assertEquals(List.of("eight", "x"), values(later.covering(Prefix.parse("10.1.2.0/24"))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void answers_as_a_plain_list_would(long seed) {
        var random = new Random(seed);
        var plain = new TreeMap<Prefix, Integer>();
        PrefixMap<Integer> map = PrefixMap.empty();
        for (int i = 0; i < 3000; i++) {
            var prefix = near(random);
            if (random.nextInt(4) == 0) {
                plain.remove(prefix);
                map = map.without(prefix);
            } else {
                plain.put(prefix, i);
                map = map.with(prefix, i);
            }
        }

        assertEquals(new ArrayList<>(plain.entrySet()), map.entries());
        assertEquals(plain.size(), map.size());
        for (int i = 0; i < 3000; i++) compare(plain, map, near(random));
    }

    private static void compare(Map<Prefix, Integer> plain, PrefixMap<Integer> map, Prefix asked) {
        var covering = plain.entrySet().stream().filter(e -> e.getKey().covers(asked)).toList();
        var covered = plain.entrySet().stream().filter(e -> asked.covers(e.getKey())).toList();
        Family family = asked.family();
        long hi = asked.hi();
        long lo = asked.lo();
        int length = asked.length();
        var visited = new ArrayList<Integer>();
        map.forEachCovering(family, hi, lo, length, visited::add);

        assertEquals(covering, map.covering(asked));
        assertEquals(covered, map.coveredBy(asked));
        assertEquals(covering.stream().map(Map.Entry::getValue).toList(), visited);
        assertEquals(Optional.ofNullable(plain.get(asked)), map.get(asked));
        assertEquals(!covering.isEmpty(), map.matches(family, hi, lo, length));
        assertEquals(
                !covering.isEmpty() || !covered.isEmpty(), map.overlaps(family, hi, lo, length));
        var longest = map.longestMatch(family, hi, lo, length);
        if (covering.isEmpty()) assertNull(longest);
        else assertEquals(covering.getLast().getValue(), longest);
    }

    /** Prefixes close together, so that they nest, part and repeat; every length, both families. */
    private static Prefix near(Random random) {
        boolean four = random.nextBoolean();
        int length = random.nextInt(four ? 33 : 129);
        long hi = four ? random.nextLong() << 32 & 0x0301_0103_0000_0000L : random.nextLong();
        long mask = random.nextInt(3) == 0 ? -1L : 0x2001_0000_0000_0003L;
        return four
                ? Prefix.masked(Family.IPV4, hi, 0, length)
                : Prefix.masked(
                        Family.IPV6,
                        hi & mask & 0x2001_0000_0000_0003L,
                        random.nextLong() & 0xC000_0000_0000_0001L,
                        length);
    }

    @Test
    void an_empty_map_matches_nothing() {
        PrefixMap<String> empty = PrefixMap.empty();

        assertTrue(empty.isEmpty());
        assertFalse(empty.overlaps(Family.IPV4, 0, 0, 0));
        assertEquals(List.of(), empty.entries());
    }

    private static List<String> values(List<Map.Entry<Prefix, String>> entries) {
        return entries.stream().map(Map.Entry::getValue).toList();
    }
}
