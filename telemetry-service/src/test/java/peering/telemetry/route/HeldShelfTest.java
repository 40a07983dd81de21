package peering.telemetry.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** It answers as what is below would, whether it holds everything or no longer can. */
class HeldShelfTest {
    private final MapShelf<String> below = new MapShelf<>();

    @ParameterizedTest(name = "with room for {0}")
    @ValueSource(longs = {0, 40, 100_000})
    void it_answers_as_what_is_below(long most) {
        for (int i = 0; i < 250; i++) below.put("k" + i, "v");
        var held = new HeldShelf<>(below, String::length, most);
        var random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            String key = "k" + random.nextInt(300);
            if (random.nextInt(3) == 0) held.delete(key);
            else held.put(key, "v".repeat(1 + random.nextInt(3)));
            assertEquals(below.get(key), held.get(key));
        }
        assertEquals(below.under("k1"), held.under("k1"));
        assertEquals(some(below, "k15"), some(held, "k15"));
    }

    @Test
    void what_is_visited_may_be_deleted_and_is_gone_below() {
        var held = new HeldShelf<>(below, String::length, 100);
        for (int i = 0; i < 10; i++) held.put("k" + i, "v");

        held.visit("k", (key, _) -> held.delete(key));

        assertEquals(0, below.size());
        assertNull(held.get("k1"));
    }

    @Test
    void what_it_holds_is_not_read_again() {
        below.put("k", "first");
        var held = new HeldShelf<>(below, String::length, 100);
        assertEquals("first", held.get("k"));

        below.put("k", "behind its back");

        assertEquals("first", held.get("k"));
    }

    @Test
    void what_becomes_too_heavy_is_read_below_from_then_on() {
        var held = new HeldShelf<>(below, String::length, 5);
        held.put("k", "12345");
        held.put("k", "123456");

        below.put("k", "new");

        assertEquals("new", held.get("k"));
    }

    private static Map.Entry<List<String>, Optional<String>> some(
            Shelf<String> shelf, String from) {
        var keys = new ArrayList<String>();
        var next = shelf.visitSome("k", from, 5, (key, _) -> keys.add(key));
        return Map.entry(keys, next);
    }
}
