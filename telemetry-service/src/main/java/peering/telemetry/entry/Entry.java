package peering.telemetry.entry;

import java.time.Instant;
import java.util.HashSet;
import peering.contract.SiteFact;
import peering.routing.bgp.AsPath;

/**
 * A route to a registered prefix that a partner announces at one of our sites.
 *
 * @param path from the partner to the origin; empty if it was too long to be kept whole
 * @param text of the path, as it was told
 */
record Entry(
        String sessionId,
        SiteFact site,
        long partnerAsn,
        String peerAddress,
        AsPath path,
        String text,
        Instant receivedAt) {

    /** Different networks in the path. */
    int networks() {
        return new HashSet<>(path.hops()).size();
    }

    /** How often networks stand in the path beyond the first time. */
    int prepends() {
        return path.length() - path.hops().size();
    }
}
