package peering.telemetry.route;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import peering.routing.net.Prefix;

/**
 * The route to a prefix that a peer shows.
 *
 * @param pathId tells several routes of the peer for one prefix apart (RFC 7911); 0 without
 * @param path ASNs from the peer to the origin, as text; an AS_SET in braces
 * @param seenAt by the collector's clock
 * @param onlyToCustomer who marked it for customers only (OTC, RFC 9234)
 * @param communities standard (RFC 1997) and large (RFC 8092) ones as text, the first {@value
 *     #MOST_COMMUNITIES}
 */
public record PeerRoute(
        Peer peer,
        Prefix announced,
        long pathId,
        String path,
        Origin origin,
        Instant seenAt,
        Optional<Long> onlyToCustomer,
        List<String> communities) {
    static final int MOST_COMMUNITIES = 100;

    public PeerRoute {
        requireNonNull(peer);
        requireNonNull(announced);
        requireNonNull(path);
        requireNonNull(origin);
        requireNonNull(seenAt);
        // State from before marks and communities were kept does not name any.
        if (onlyToCustomer == null) onlyToCustomer = Optional.empty();
        communities = communities == null ? List.of() : List.copyOf(communities);
    }

    /** A route without marks and communities. */
    public PeerRoute(Peer peer, Prefix announced, String path, Origin origin, Instant seenAt) {
        this(peer, announced, 0, path, origin, seenAt, Optional.empty(), List.of());
    }

    /** The same, with these. */
    public PeerRoute marked(Optional<Long> forCustomersOnlyBy, List<String> with) {
        return new PeerRoute(
                peer, announced, pathId, path, origin, seenAt, forCustomersOnlyBy, with);
    }

    /** The same, as one of several. */
    public PeerRoute numbered(long id) {
        return new PeerRoute(
                peer, announced, id, path, origin, seenAt, onlyToCustomer, communities);
    }

    /** The same, as if it had been seen then. */
    public PeerRoute at(Instant then) {
        return new PeerRoute(
                peer, announced, pathId, path, origin, then, onlyToCustomer, communities);
    }

    /** False if the end of the path was cut off. */
    @JsonIgnore
    public boolean isPathWhole() {
        return isWhole(path);
    }

    /** As {@link #isPathWhole}, of a path that was kept. */
    public static boolean isWhole(String path) {
        return HeardPath.isWhole(path);
    }
}
