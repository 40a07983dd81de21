package peering.telemetry.detect;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import peering.telemetry.world.World;

/**
 * Prefixes whose remembered routes have to be judged anew, for the world is another: a few at a
 * time, so that routes do not wait. What waits is lost with the process; a new one knows nothing of
 * the world at first, and reviews everything when it learns.
 */
final class Review {
    /** Prefixes in one go. */
    private static final int MOST = 200;

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

    /** The next ones; they no longer wait. */
    List<String> next() {
        var some = waiting.stream().limit(MOST).toList();
        some.forEach(waiting::remove);
        return some;
    }
}
