package peering.telemetry.detect;

import java.util.Optional;
import peering.contract.RouteAnomalyFact.Evidence;
import peering.routing.net.Asn;
import peering.routing.topology.Relation;

/**
 * What speaks for it that the holder knows the origin that it did not name: then the registration
 * is more likely to be behind than the space to be stolen.
 *
 * <pre>
 *   an expected origin passes the route on to its first neighbour ... it lets a customer use a part
 *                                                                     of its space
 *   the policy names the origin as an upstream ...................... it announces for its customer
 *   as relationships are inferred, it is a provider, a customer or
 *   a sibling of an expected origin ................................. either of the two
 * </pre>
 *
 * Whoever forges a path through the holder wins nothing by it: with the holder itself at the end of
 * the path the origin would be the expected one.
 */
final class OriginKin {
    private OriginKin() {}

    static Optional<Evidence> of(Scene scene) {
        var origin = scene.route().origin().single();
        return origin.isEmpty()
                ? Optional.empty()
                : passedOn(scene)
                        .or(() -> namedUpstream(scene, origin.get()))
                        .or(() -> related(scene, origin.get()));
    }

    private static Optional<Evidence> passedOn(Scene scene) {
        return scene.path()
                .upstream()
                .map(Asn::value)
                .filter(scene.watched().expected()::contains)
                .map(holder ->
                        Grounds.piece(
                                "behind-holder",
                                "AS" + holder + ", which may originate it, passes it on itself"));
    }

    private static Optional<Evidence> namedUpstream(Scene scene, long origin) {
        if (!scene.watched().policy().upstreams().contains(origin)) return Optional.empty();
        return Optional.of(
                Grounds.piece(
                        "named-upstream", "The policy names AS" + origin + " as an upstream"));
    }

    private static Optional<Evidence> related(Scene scene, long origin) {
        return scene.world()
                .relationships()
                .flatMap(known ->
                        scene.watched().expected().stream()
                                .flatMap(holder ->
                                        word(known.relation(Asn.of(holder), Asn.of(origin)))
                                                .map(word ->
                                                        Grounds.piece(
                                                                "related-origin",
                                                                "AS%d is a %s of AS%d, as relationships are inferred"
                                                                        .formatted(
                                                                                origin, word,
                                                                                holder)))
                                                .stream())
                                .findFirst());
    }

    private static Optional<String> word(Relation relation) {
        return switch (relation) {
            case PROVIDER -> Optional.of("provider");
            case CUSTOMER -> Optional.of("customer");
            case SIBLING -> Optional.of("sibling");
            case PEER, UNKNOWN -> Optional.empty();
        };
    }
}
