package peering.telemetry.world;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The world as it is known now. Each source changes its own part, everybody reads. */
public final class CurrentWorld {
    private final AtomicReference<World> world = new AtomicReference<>(World.UNKNOWN);

    public World now() {
        return world.get();
    }

    void change(UnaryOperator<World> part) {
        world.updateAndGet(part);
    }
}
