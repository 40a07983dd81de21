package peering.telemetry.route;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.routing.net.Prefix;

/**
 * Each peer's last route for each announced prefix, below the watched prefix it belongs to, and an
 * index by peer for the day its session goes down.
 *
 * <pre>
 *   routes   prefix id ! announced prefix ! collector|peer  →  route
 *   by peer  collector|peer ! prefix id ! announced prefix  →  key of the route
 * </pre>
 */
public final class RouteBook {
    /** Stands in no id, prefix, address or collector name. */
    public static final String SEPARATOR = "!";

    /** How much later a route has to be shown again to be written again. */
    static final Duration SHOWN_AGAIN = Duration.ofMinutes(1);

    private final Shelf<PeerRoute> routes;
    private final Shelf<String> byPeer;

    public RouteBook(Shelf<PeerRoute> routes, Shelf<String> byPeer) {
        this.routes = routes;
        this.byPeer = byPeer;
    }

    /** A route's place in the book. */
    public record Entry(String prefixId, PeerRoute route) {}

    /** The route that the peer shows for this prefix. */
    public Optional<PeerRoute> get(String prefixId, Prefix announced, Peer peer) {
        return Optional.ofNullable(routes.get(key(prefixId, announced, peer)));
    }

    /**
     * True if the peer is known to have shown something else for this prefix since: a table that is
     * read late, or updates that are read again.
     *
     * @param at by the collector's clock
     */
    public boolean isPast(String prefixId, Prefix announced, Peer peer, Instant at) {
        return get(prefixId, announced, peer).filter(one -> one.seenAt().isAfter(at)).isPresent();
    }

    /**
     * Remembers the route. One that is shown again as it is known, and not long after, is left as
     * it stands: what is lost with that is only when it was shown last, by less than {@link
     * #SHOWN_AGAIN}, and nothing can have been shown in between, for that would be known.
     *
     * @param known what {@link #get} says of its peer and prefix
     */
    public void put(String prefixId, PeerRoute route, Optional<PeerRoute> known) {
        if (known.filter(before -> isJustShownAgain(before, route)).isPresent()) return;
        String key = key(prefixId, route.announced(), route.peer());
        routes.put(key, route);
        if (known.isEmpty()) {
            byPeer.put(peerKey(prefixId, route.announced(), route.peer()), key);
        }
    }

    private static boolean isJustShownAgain(PeerRoute before, PeerRoute route) {
        return route.seenAt().isBefore(before.seenAt().plus(SHOWN_AGAIN))
                && route.equals(before.at(route.seenAt()));
    }

    /** True if there was one. */
    public boolean remove(String prefixId, Prefix announced, Peer peer) {
        String key = key(prefixId, announced, peer);
        if (routes.get(key) == null) return false;
        routes.delete(key);
        byPeer.delete(peerKey(prefixId, announced, peer));
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

    private static String key(String prefixId, Prefix announced, Peer peer) {
        return prefixId + SEPARATOR + announced + SEPARATOR + peer.key();
    }

    private static String peerKey(String prefixId, Prefix announced, Peer peer) {
        return peer.key() + SEPARATOR + prefixId + SEPARATOR + announced;
    }
}
