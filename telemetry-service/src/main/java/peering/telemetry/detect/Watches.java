package peering.telemetry.detect;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import peering.telemetry.route.Shelf;

/**
 * The watches, those that were asked for lately as objects in memory. The shelf hears of every
 * change at once but one: that the collectors' clock moved.
 *
 * <p>That clock ({@link Watch#clock}) is what the collectors said last, running on as ours does. So
 * while they tell what happens now nothing need be written: a successor makes the same of what it
 * finds, up to {@link #STEP}, which is what one collector's delay may do to it at any time. Where
 * it moves otherwise, as with an old day that is read fast, {@link #keepClocks} writes it.
 */
final class Watches {
    static final Duration STEP = Duration.ofSeconds(5);

    /** About half a kilobyte each. */
    private static final int MOST = 20_000;

    private final Shelf<Watch> shelf;
    private final Set<String> moved = new HashSet<>();
    private final Map<String, Held> held =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
                    if (size() <= MOST) return false;
                    keepClock(eldest.getKey(), eldest.getValue());
                    return true;
                }
            };

    /** A watch as it is, and as it stands on the shelf; null if it does not. */
    private record Held(Watch now, Watch kept) {}

    Watches(Shelf<Watch> shelf) {
        this.shelf = shelf;
    }

    /** {@link Watch#NEW} if there is none. */
    Watch get(String prefixId) {
        return held(prefixId).now();
    }

    void put(String prefixId, Watch next) {
        var before = held(prefixId);
        if (next.equals(before.now())) return;
        boolean kept = before.kept() != null && before.kept().isButForItsClock(next);
        if (kept) moved.add(prefixId);
        else shelf.put(prefixId, next);
        held.put(prefixId, new Held(next, kept ? before.kept() : next));
    }

    /** Writes the clocks that a successor would not guess; to be called every second or so. */
    void keepClocks() {
        for (String prefixId : moved) {
            var watch = held.get(prefixId);
            if (watch != null && keepClock(prefixId, watch)) {
                held.put(prefixId, new Held(watch.now(), watch.now()));
            }
        }
        moved.clear();
    }

    /** True if it had to be written. */
    private boolean keepClock(String prefixId, Held watch) {
        if (watch.kept() == null || isGuessed(watch.kept(), watch.now())) return false;
        shelf.put(prefixId, watch.now());
        return true;
    }

    void delete(String prefixId) {
        shelf.delete(prefixId);
        held.remove(prefixId);
    }

    /** All of them, their clocks as they stand on the shelf. */
    List<Map.Entry<String, Watch>> all() {
        return shelf.under("");
    }

    private Held held(String prefixId) {
        var known = held.get(prefixId);
        if (known != null) return known;
        var kept = shelf.get(prefixId);
        var read = new Held(kept == null ? Watch.NEW : kept, kept);
        held.put(prefixId, read);
        return read;
    }

    private static boolean isGuessed(Watch kept, Watch now) {
        var apart = Duration.between(kept.clock(now.arrived()), now.lastSeen()).abs();
        return apart.compareTo(STEP) < 0;
    }
}
