package peering.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An edge site of our network.
 *
 * @param facility the first of the buildings it is in
 * @param metro the metropolitan area, as people say it
 * @param country ISO 3166-1 alpha-2
 * @param latitude degrees, north positive (WGS 84)
 * @param longitude degrees, east positive (WGS 84)
 * @param routers names of the routers, unique within the site
 * @param health empty: not said, which is as good as in service
 * @param removedAt the site is gone since then, and no later fact follows
 */
public record SiteFact(
        String siteId,
        String name,
        String metro,
        String country,
        double latitude,
        double longitude,
        String facility,
        List<String> routers,
        Optional<Health> health,
        Optional<Instant> removedAt,
        Instant changedAt,
        long revision) {
    public SiteFact {
        routers = List.copyOf(routers);
    }

    /**
     * How the site is, as its operator says.
     *
     * @param reason for everyone to read
     */
    public record Health(State state, Instant since, String reason) {}

    /** What may be sent to a site: everything, nothing new, or nothing. */
    public enum State {
        InService,
        Draining,
        Down
    }
}
