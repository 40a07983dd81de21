package peering.telemetry.world;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import peering.routing.net.Prefix;
import peering.routing.rpki.AspaTable;
import peering.routing.rpki.VrpTable;
import peering.routing.topology.AsRelationships;

/**
 * What is known of the world at one moment. Immutable; taken once per piece of work.
 *
 * @param vrps empty while nobody told us: "we do not know" is not "there is no ROA"
 * @param expiring those of {@code vrps} that run out soon and were not renewed
 * @param aspas as {@code vrps}
 * @param relationships who is whose provider, as somebody inferred it; empty if nobody told us
 * @param awaited what is configured and was not read yet: what rests on it can neither begin nor
 *     end
 */
public record World(
        Optional<VrpTable> vrps,
        VrpTable expiring,
        Optional<AspaTable> aspas,
        Optional<AsRelationships> relationships,
        Set<Source> awaited) {
    public static final World UNKNOWN =
            new World(Optional.empty(), Optional.empty(), Optional.empty());

    /** Where what is known comes from; each is read by itself. */
    public enum Source {
        /** VRPs and ASPAs. */
        RPKI,
        RELATIONSHIPS
    }

    public World {
        awaited = Set.copyOf(awaited);
    }

    /** A world of which nothing more is awaited. */
    public World(
            Optional<VrpTable> vrps,
            Optional<AspaTable> aspas,
            Optional<AsRelationships> relationships) {
        this(vrps, VrpTable.empty(), aspas, relationships, Set.of());
    }

    /** RPKI says this, and nothing of it runs out. */
    public World withRpki(VrpTable nextVrps, AspaTable nextAspas) {
        return withRpki(nextVrps, VrpTable.empty(), nextAspas);
    }

    public World withRpki(VrpTable nextVrps, VrpTable nextExpiring, AspaTable nextAspas) {
        return new World(
                Optional.of(nextVrps),
                nextExpiring,
                Optional.of(nextAspas),
                relationships,
                without(Source.RPKI));
    }

    /** What RPKI says is not known any more, and awaited. */
    World withoutRpki() {
        var more = EnumSet.of(Source.RPKI);
        more.addAll(awaited);
        return new World(Optional.empty(), VrpTable.empty(), Optional.empty(), relationships, more);
    }

    public World withRelationships(AsRelationships next) {
        return new World(vrps, expiring, aspas, Optional.of(next), without(Source.RELATIONSHIPS));
    }

    /** Nothing is known, and these are to be read. */
    public static World awaiting(Set<Source> sources) {
        return new World(
                Optional.empty(), VrpTable.empty(), Optional.empty(), Optional.empty(), sources);
    }

    /** True if the source is configured and was not read yet. */
    public boolean awaits(Source source) {
        return awaited.contains(source);
    }

    /**
     * True if this world may say something else of the routes of this prefix, or of parts of it.
     * Paths may lead through any network: another list of providers concerns every prefix.
     */
    public boolean differsFor(Prefix prefix, World before) {
        return !aspas.equals(before.aspas)
                || relationships.orElse(null) != before.relationships.orElse(null)
                || vrps.isPresent() != before.vrps.isPresent()
                || vrps.isPresent() && differ(prefix, vrps.get(), before.vrps.get())
                || differ(prefix, expiring, before.expiring);
    }

    private static boolean differ(Prefix prefix, VrpTable one, VrpTable other) {
        boolean empty = one.size() == 0 && other.size() == 0;
        return one != other
                && !empty
                && (!one.covering(prefix).equals(other.covering(prefix))
                        || !one.coveredBy(prefix).equals(other.coveredBy(prefix)));
    }

    private Set<Source> without(Source read) {
        var left = EnumSet.noneOf(Source.class);
        left.addAll(awaited);
        left.remove(read);
        return left;
    }
}
