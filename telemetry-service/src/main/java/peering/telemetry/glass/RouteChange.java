package peering.telemetry.glass;

import java.time.Instant;
import java.util.Optional;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.route.RouteBook;

/**
 * A change of the topology's store of routes.
 *
 * @param peerAddress canonical text
 * @param route empty: the peer shows none any more
 * @param at when it reached the store, by the broker
 * @param partition of the changelog topic
 * @param offset there
 */
record RouteChange(
        String prefixId,
        String announced,
        String collector,
        String peerAddress,
        Optional<PeerRoute> route,
        Instant at,
        int partition,
        long offset) {

    /** Whose route for what. */
    record Place(String prefixId, String announced, String collector, String peerAddress) {}

    Place place() {
        return new Place(prefixId, announced, collector, peerAddress);
    }

    /**
     * Reads a key of {@link RouteBook}. Of several routes of a peer (RFC 7911) the one that changed
     * last is shown: path identifiers are passed over.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Place placeOf(String key) {
        String[] parts = key.split(RouteBook.SEPARATOR, 4);
        int bar = parts.length >= 3 ? parts[2].indexOf('|') : -1;
        if (bar < 0) throw new IllegalArgumentException("no key of a route: " + key);
        return new Place(
                parts[0], parts[1], parts[2].substring(0, bar), parts[2].substring(bar + 1));
    }
}
