package peering.validator.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the sessions of a claim's partner at its connection's sites carry of its prefix.
 *
 * @param sites empty if nothing is known of the connection, or there is none in a dry run
 * @param sessions the partner's active ones at these sites, of the prefix's family
 */
public record Received(Optional<Sites> sites, List<Session> sessions) {
    /** Nothing is known. */
    public static final Received NOTHING = new Received(Optional.empty(), List.of());

    public Received {
        sessions = List.copyOf(sessions);
    }

    /**
     * @param backup empty: the Internet is the backup
     */
    public record Sites(String primary, Optional<String> backup) {}

    /**
     * @param link whether it is up; empty if no router ever told
     * @param route empty if the prefix was never announced over it
     */
    public record Session(
            String id,
            String site,
            String router,
            String peerAddress,
            long partnerAsn,
            Optional<Link> link,
            Optional<Route> route) {}

    public record Link(boolean up, Instant since) {}

    /**
     * @param path ASNs from the partner to the origin, as text; of a route that was withdrawn, the
     *     last one
     * @param since when it was announced or withdrawn
     */
    public record Route(boolean announced, String path, List<String> communities, Instant since) {
        public Route {
            communities = List.copyOf(communities);
        }
    }
}
