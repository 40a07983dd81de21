package peering.routing.bgp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import peering.routing.net.IpAddress;
import peering.routing.net.Prefix;

/** What one peer said of one prefix at one time. */
public sealed interface RouteElement {
    Instant time();

    Peer peer();

    Prefix prefix();

    /** "I reach it, by this path." An entry of a table dump is one of these too. */
    record Announced(
            Instant time,
            Peer peer,
            Prefix prefix,
            AsPath path,
            Optional<IpAddress> nextHop,
            List<Community> communities)
            implements RouteElement {
        public Announced {
            communities = List.copyOf(communities);
        }
    }

    /** "I do not reach it any more." */
    record Withdrawn(Instant time, Peer peer, Prefix prefix) implements RouteElement {}
}
