package peering.telemetry.route;

import java.time.Instant;
import peering.routing.net.Prefix;

/**
 * The route to a prefix that a peer shows.
 *
 * @param path ASNs from the peer to the origin, as text; an AS_SET in braces
 * @param seenAt by the collector's clock
 */
public record PeerRoute(Peer peer, Prefix announced, String path, Origin origin, Instant seenAt) {}
