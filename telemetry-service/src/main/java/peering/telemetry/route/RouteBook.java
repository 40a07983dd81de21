package peering.telemetry.route;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.routing.net.Prefix;

/**
 * Each peer's last route for each announced prefix, below the watched prefix it belongs to, and an
 * index by peer for the day its session goes down. A peer that shows several routes for a prefix
 * (RFC 7911) has each of them here.
 *
 * <pre>
 *   routes   prefix id ! announced prefix ! collector|peer [! path id]  →  route
 *   by peer  collector|peer ! prefix id ! announced prefix [! path id]  →  key of the route
 * </pre>
 */
public final class RouteBook {
    /** Stands in no id, prefix, address or collector name. */
    public static final String SEPARATOR = "!";

    /** How much later a route has to be shown again to be written again. */
    static final Duration SHOWN_AGAIN = Duration.ofMinutes(1);

    /** Routes of one peer for one prefix that are looked at; further ones are only remembered. */
    private static final int MOST_PATHS = 64;

    private final Shelf<PeerRoute> routes;
    private final Shelf<String> byPeer;

    public RouteBook(Shelf<PeerRoute> routes, Shelf<String> byPeer) {
        this.routes = routes;
        this.byPeer = byPeer;
    }

    /** A route and the watched prefix that it belongs to. */
    public record Entry(String prefixId, PeerRoute route) {}

    /**
     * Whose route for what.
     *
     * @param pathId of RFC 7911; 0 without
     */
    public record Place(String prefixId, Prefix announced, Peer peer, long pathId) {
        public static Place of(String prefixId, PeerRoute route) {
            return new Place(prefixId, route.announced(), route.peer(), route.pathId());
        }

        private String key() {
            return prefixId + SEPARATOR + announced + SEPARATOR + peer.key() + path();
        }

        private String peerKey() {
            return peer.key() + SEPARATOR + prefixId + SEPARATOR + announced + path();
        }

        private String path() {
            return pathId == 0 ? "" : SEPARATOR + Long.toHexString(pathId);
        }
    }

    /** The route that stands there. */
    public Optional<PeerRoute> get(Place place) {
        return Optional.ofNullable(routes.get(place.key()));
    }

    /**
     * What else the peer shows for the same prefix. A peer that gives no path identifiers shows
     * nothing else.
     */
    public List<PeerRoute> besides(Place place) {
        if (place.pathId() == 0) return List.of();
        var found = new ArrayList<PeerRoute>();
        String unnumbered = new Place(place.prefixId(), place.announced(), place.peer(), 0).key();
        Optional.ofNullable(routes.get(unnumbered)).ifPresent(found::add);
        routes.visitSome(
                unnumbered + SEPARATOR,
                "",
                MOST_PATHS,
                (_, route) -> {
                    if (route.pathId() != place.pathId()) found.add(route);
                });
        return found;
    }

    /**
     * True if the peer is known to have shown something else there since: a table that is read
     * late, or updates that are read again.
     *
     * @param at by the collector's clock
     */
    public boolean isPast(Place place, Instant at) {
        return get(place).filter(one -> one.seenAt().isAfter(at)).isPresent();
    }

    /**
     * Remembers the route. One that is shown again as it is known, and not long after, is left as
     * it stands: what is lost with that is only when it was shown last, by less than {@link
     * #SHOWN_AGAIN}, and nothing can have been shown in between, for that would be known.
     *
     * @param known what {@link #get} says of its place
     */
    public void put(String prefixId, PeerRoute route, Optional<PeerRoute> known) {
        if (known.filter(before -> isJustShownAgain(before, route)).isPresent()) return;
        var place = Place.of(prefixId, route);
        routes.put(place.key(), route);
        if (known.isEmpty()) byPeer.put(place.peerKey(), place.key());
    }

    private static boolean isJustShownAgain(PeerRoute before, PeerRoute route) {
        return route.seenAt().isBefore(before.seenAt().plus(SHOWN_AGAIN))
                && route.equals(before.at(route.seenAt()));
    }

    /** True if there was one. */
    public boolean remove(Place place) {
        if (routes.get(place.key()) == null) return false;
        routes.delete(place.key());
        byPeer.delete(place.peerKey());
        return true;
    }

    /** All routes below a watched prefix. */
    public List<PeerRoute> of(String prefixId) {
        return routes.under(prefixId + SEPARATOR).stream().map(Map.Entry::getValue).toList();
    }

    /** All routes for exactly one announced prefix below a watched one. */
    public List<PeerRoute> of(String prefixId, Prefix announced) {
        return routes.under(prefixId + SEPARATOR + announced + SEPARATOR).stream()
                .map(Map.Entry::getValue)
                .toList();
    }

    /** All routes a peer shows, whatever watched prefix they belong to. */
    public List<Entry> shownBy(Peer peer) {
        return byPeer.under(peer.key() + SEPARATOR).stream()
                .map(Map.Entry::getValue)
                .map(key -> new Entry(prefixIdOf(key), routes.get(key)))
                .toList();
    }

    private static String prefixIdOf(String key) {
        return key.substring(0, key.indexOf(SEPARATOR));
    }
}
