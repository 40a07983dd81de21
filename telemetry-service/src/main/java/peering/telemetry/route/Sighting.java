package peering.telemetry.route;

import java.time.Instant;
import peering.routing.net.Prefix;

/**
 * One thing a collector saw that may concern a watched prefix. The form in which stage 1 hands it
 * to stage 2.
 */
public sealed interface Sighting {

    /** By the collector's clock. */
    Instant at();

    /**
     * The peer shows this route now; it replaces the one it showed for the same prefix (and path
     * identifier).
     */
    record Announced(PeerRoute route) implements Sighting {
        @Override
        public Instant at() {
            return route.seenAt();
        }
    }

    /**
     * @param pathId of RFC 7911; 0 without
     */
    record Withdrawn(Peer peer, Prefix prefix, long pathId, Instant at) implements Sighting {
        public Withdrawn(Peer peer, Prefix prefix, Instant at) {
            this(peer, prefix, 0, at);
        }
    }

    /** The session is down: all its routes are gone (RFC 4271, section 8; RFC 6396, 4.4.1). */
    record PeerDown(Peer peer, Instant at) implements Sighting {}
}
