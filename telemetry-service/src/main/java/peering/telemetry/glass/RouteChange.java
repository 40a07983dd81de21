package peering.telemetry.glass;

import java.time.Instant;
import java.util.Optional;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.route.RouteBook;

/**
 * A change of the topology's store of routes.
 *
 * @param route empty: it is shown no more
 * @param at when it reached the store, by the broker
 * @param partition of the changelog topic
 * @param offset there
 */
record RouteChange(Place place, Optional<PeerRoute> route, Instant at, int partition, long offset) {

    /**
     * Whose route for what.
     *
     * @param peerAddress canonical text
     * @param pathId tells several routes of the peer apart (RFC 7911); 0 without
     */
    record Place(
            String prefixId, String announced, String collector, String peerAddress, long pathId) {

        /**
         * Reads a key of {@link RouteBook}.
         *
         * @throws IllegalArgumentException if it is none
         */
        static Place of(String key) {
            if (key == null) throw new IllegalArgumentException("a route without a key");
            String[] parts = key.split(RouteBook.SEPARATOR, -1);
            boolean complete = parts.length == 3 || parts.length == 4;
            int bar = complete ? parts[2].indexOf('|') : -1;
            if (bar < 0) throw new IllegalArgumentException("no key of a route: " + key);
            return new Place(
                    parts[0],
                    parts[1],
                    parts[2].substring(0, bar),
                    parts[2].substring(bar + 1),
                    parts.length == 3 ? 0 : Long.parseLong(parts[3], 16));
        }

        boolean isOf(PeerRoute route) {
            return announced.equals(route.announced().toString())
                    && collector.equals(route.peer().collector())
                    && peerAddress.equals(route.peer().address())
                    && pathId == route.pathId();
        }
    }
}
