package peering.telemetry.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import peering.routing.net.Prefix;

/**
 * A route that a peer of our router announces.
 *
 * @param pathId of add-path (RFC 7911), 0 without
 * @param origin empty for an AS_SET
 * @param path ASNs from the partner to the origin, as text
 * @param receivedAt by the router's clock
 */
public record OwnRoute(
        Prefix prefix,
        long pathId,
        Optional<Long> origin,
        String path,
        List<String> communities,
        Instant receivedAt) {
    public OwnRoute {
        communities = List.copyOf(communities);
    }
}
