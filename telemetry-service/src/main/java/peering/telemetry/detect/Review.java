package peering.telemetry.detect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import peering.telemetry.world.World;

/**
 * Prefixes whose remembered routes have to be judged anew, for the world is another: a few at a
 * time, so that routes do not wait. What waits is lost with the process; a new one knows nothing of
 * the world at first, and reviews everything when it learns.
 */
final class Review {
    /** Prefixes in one go, and routes, but for one prefix with more than that. */
    private static final int MOST = 200;

    /** A tenth of a second, of the ten that a transaction may take. */
    static final int MOST_ROUTES = 10_000;

    private final LinkedHashSet<String> waiting = new LinkedHashSet<>();
    private World world = World.UNKNOWN;

    /** Those of which the new world may say something else wait from now on. */
    void learn(World now, Supplier<List<Map.Entry<String, Watch>>> watches) {
        if (now == world) return;
        for (var entry : watches.get()) {
            var watch = entry.getValue();
            boolean concerned = watch.verified() && now.differsFor(watch.watched().prefix(), world);
            if (concerned) waiting.add(entry.getKey());
        }
        world = now;
    }

    /**
     * The next ones; they no longer wait.
     *
     * @param routes how many are remembered of a prefix
     */
    List<String> next(ToIntFunction<String> routes) {
        var some = new ArrayList<String>();
        int left = MOST_ROUTES;
        for (var prefixIds = waiting.iterator(); prefixIds.hasNext() && some.size() < MOST; ) {
            String prefixId = prefixIds.next();
            left -= routes.applyAsInt(prefixId);
            if (left < 0 && !some.isEmpty()) break;
            some.add(prefixId);
            prefixIds.remove();
        }
        return some;
    }
}
