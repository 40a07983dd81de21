package peering.telemetry.world;

import java.util.Optional;
import peering.routing.net.Prefix;
import peering.routing.rpki.AspaTable;
import peering.routing.rpki.VrpTable;
import peering.routing.topology.AsRelationships;

/**
 * What is known of the world at one moment. Immutable; taken once per piece of work.
 *
 * @param vrps empty while nobody told us: "we do not know" is not "there is no ROA"
 * @param aspas as {@code vrps}
 * @param relationships who is whose provider, as somebody inferred it; empty if nobody told us
 */
public record World(
        Optional<VrpTable> vrps,
        Optional<AspaTable> aspas,
        Optional<AsRelationships> relationships) {
    public static final World UNKNOWN =
            new World(Optional.empty(), Optional.empty(), Optional.empty());

    public World withRpki(VrpTable nextVrps, AspaTable nextAspas) {
        return new World(Optional.of(nextVrps), Optional.of(nextAspas), relationships);
    }

    public World withRelationships(AsRelationships next) {
        return new World(vrps, aspas, Optional.of(next));
    }

    /** True if RPKI may say something else of the origins of this prefix, or of parts of it. */
    public boolean differsFor(Prefix prefix, World before) {
        return vrps.isPresent() != before.vrps.isPresent()
                || vrps.isPresent() && differ(prefix, vrps.get(), before.vrps.get());
    }

    private static boolean differ(Prefix prefix, VrpTable one, VrpTable other) {
        return !one.covering(prefix).equals(other.covering(prefix))
                || !one.coveredBy(prefix).equals(other.coveredBy(prefix));
    }
}
