package peering.telemetry.world;

/** The world as it is known now. Written by one thread, read by all. */
public final class CurrentWorld {
    private volatile World world = World.UNKNOWN;

    public World now() {
        return world;
    }

    public void replaceWith(World next) {
        world = next;
    }
}
