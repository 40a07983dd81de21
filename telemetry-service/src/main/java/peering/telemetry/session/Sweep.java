package peering.telemetry.session;

import java.util.Collection;
import java.util.Optional;

/** Takes routes that do not count any more out of the table, a little of one peer at a time. */
final class Sweep {
    /** Routes that are looked at; a transaction must not last long. */
    private static final int AT_ONCE = 20_000;

    private final RouteTable routes;
    private Place place = new Place("", 0, "");

    /**
     * How far it is.
     *
     * @param oldest the generation of the peer's routes that counted: when it grows, what was
     *     looked at has to be looked at again
     */
    private record Place(String peer, long oldest, String from) {
        boolean isOf(OwnPeer other) {
            return peer.equals(other.key()) && oldest == other.shown().oldest();
        }
    }

    Sweep(RouteTable routes) {
        this.routes = routes;
    }

    /** The peer of which nothing is left that does not count; empty if there is none yet. */
    Optional<OwnPeer> step(Collection<OwnPeer> peers) {
        var dirty = peers.stream().filter(peer -> peer.shown().dirty()).findFirst();
        if (dirty.isEmpty()) return dirty;
        var peer = dirty.get();
        String from = place.isOf(peer) ? place.from() : "";
        var rest = routes.sweep(peer, from, AT_ONCE);
        place = new Place(peer.key(), peer.shown().oldest(), rest.orElse(""));
        return rest.isPresent() ? Optional.empty() : dirty;
    }
}
