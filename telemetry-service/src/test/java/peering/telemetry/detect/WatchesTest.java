package peering.telemetry.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import peering.telemetry.route.MapShelf;
import peering.telemetry.route.Shelf;

/** What is written of a watch, and how well a successor knows it. */
class WatchesTest {
    private static final String ID = Bench.ID;
    private static final Watch WATCH =
            Watch.NEW.as(Bench.prefix("203.0.113.0/24", 64500L)).seen(Bench.at(0), Bench.at(1));

    private final CountingShelf shelf = new CountingShelf();
    private final Watches watches = new Watches(shelf);

    @Test
    void a_clock_that_runs_on_as_ours_does_is_not_written() {
        watches.put(ID, WATCH);

        for (int second = 1; second < 1000; second++) {
            seen(second, second + 1 + second % 4);
            watches.keepClocks();
        }

        assertEquals(1, shelf.puts);
        assertEquals(Bench.at(999), watches.get(ID).lastSeen());
    }

    @Test
    void after_a_tick_a_successors_clock_is_no_further_off_than_a_step() {
        watches.put(ID, WATCH);
        // An old day, read a hundred times faster than it was.
        for (int second = 0; second < 1000; second++) {
            var now = Bench.at(1).plusMillis(10L * second);
            watches.put(ID, watches.get(ID).seen(Bench.at(second), now));
            if (second % 100 != 0) continue;
            watches.keepClocks();

            var known = watches.get(ID).clock(now);
            var read = new Watches(shelf).get(ID).clock(now);
            assertTrue(
                    Duration.between(read, known).abs().compareTo(Watches.STEP) < 0,
                    read + " instead of " + known);
        }
        assertEquals(10, shelf.puts);
    }

    @Test
    void whatever_else_changes_is_written() {
        watches.put(ID, WATCH);

        watches.put(ID, watches.get(ID).withRoutes(1));
        watches.put(ID, watches.get(ID).withAnomalies(1));
        watches.put(ID, watches.get(ID).as(Bench.unverified("203.0.113.0/24", 64500L)));
        watches.put(ID, watches.get(ID).policed(Rules.policy("{'maxLength':24}")));

        assertEquals(5, shelf.puts);
        assertEquals(watches.get(ID), new Watches(shelf).get(ID));
        watches.put(ID, watches.get(ID));
        assertEquals(5, shelf.puts);
    }

    @Test
    void a_watch_that_was_deleted_is_new() {
        watches.put(ID, WATCH);
        watches.delete(ID);

        assertEquals(Watch.NEW, watches.get(ID));
        assertEquals(Watch.NEW, new Watches(shelf).get(ID));
        watches.put(ID, WATCH);
        assertEquals(WATCH, new Watches(shelf).get(ID));
    }

    @Test
    void more_than_are_held_in_memory_are_known_all_the_same() {
        for (int i = 0; i < 30_000; i++) {
            watches.put("pfx_" + i, WATCH.withRoutes(i));
            watches.put("pfx_" + i, WATCH.withRoutes(i).seen(Bench.at(600), Bench.at(2)));
        }

        assertEquals(7, watches.get("pfx_7").routes());
        assertEquals(Bench.at(600), watches.get("pfx_7").lastSeen());
        assertEquals(30_000, watches.all().size());
    }

    private void seen(int second, int now) {
        watches.put(ID, watches.get(ID).seen(Bench.at(second), Bench.at(now)));
    }

    /** A shelf that counts what is written. */
    private static final class CountingShelf implements Shelf<Watch> {
        private final MapShelf<Watch> entries = new MapShelf<>();
        private int puts;

        @Override
        public Watch get(String key) {
            return entries.get(key);
        }

        @Override
        public void put(String key, Watch value) {
            puts++;
            entries.put(key, value);
        }

        @Override
        public void delete(String key) {
            entries.delete(key);
        }

        @Override
        public void visit(String start, BiConsumer<String, Watch> each) {
            entries.visit(start, each);
        }

        @Override
        public Optional<String> visitSome(
                String start, String from, int most, BiConsumer<String, Watch> each) {
            return entries.visitSome(start, from, most, each);
        }
    }
}
