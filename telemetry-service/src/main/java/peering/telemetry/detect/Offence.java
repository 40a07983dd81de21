package peering.telemetry.detect;

import java.util.Optional;
import peering.contract.RouteAnomalyFact.Kind;
import peering.routing.net.Prefix;
import peering.telemetry.route.Origin;
import peering.telemetry.route.RouteBook;
import peering.telemetry.world.World;

/**
 * What is wrong with a route. Two routes with equal offences belong to the same anomaly.
 *
 * @param announced the prefix of the offending route
 * @param by the AS whose doing the path shows; empty for rules about origins, where it is the
 *     origin
 */
public record Offence(Kind kind, Prefix announced, Origin origin, Optional<Long> by) {
    public Offence {
        // State from before there were rules about paths does not name it.
        if (by == null) by = Optional.empty();
    }

    static Offence ofOrigin(Kind kind, Scene scene) {
        var route = scene.route();
        return new Offence(kind, route.announced(), route.origin(), Optional.empty());
    }

    static Offence ofPath(Kind kind, Scene scene, long by) {
        var route = scene.route();
        return new Offence(kind, route.announced(), route.origin(), Optional.of(by));
    }

    /** True if it is that the origin is not among the expected. */
    boolean isForeign() {
        return kind == Kind.OriginHijack || kind == Kind.SubPrefixHijack;
    }

    /** What the rule has to know beside the route; empty if that is nothing. */
    Optional<World.Source> restsOn() {
        return switch (kind) {
            case RpkiInvalid, AspaInvalid, RoaGone, RoaExpiring -> Optional.of(World.Source.RPKI);
            case RouteLeak -> Optional.of(World.Source.RELATIONSHIPS);
            default -> Optional.empty();
        };
    }

    /** Sorts all offences of one announced prefix together. */
    String key() {
        String whose = by.map(asn -> RouteBook.SEPARATOR + asn).orElse("");
        return announced + RouteBook.SEPARATOR + kind + RouteBook.SEPARATOR + origin + whose;
    }
}
