package peering.telemetry.world;

import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The world as it is known now. Each source changes its own part, everybody reads. */
public final class CurrentWorld {
    private final AtomicReference<World> world;

    /** Nothing is known, and nothing will be. */
    public CurrentWorld() {
        this(Set.of());
    }

    /**
     * @param awaited what is configured, and will be known once it is read
     */
    CurrentWorld(Set<World.Source> awaited) {
        world = new AtomicReference<>(World.awaiting(awaited));
    }

    public World now() {
        return world.get();
    }

    void change(UnaryOperator<World> part) {
        world.updateAndGet(part);
    }
}
