package peering.contract;

import java.time.Instant;
import java.util.List;

/**
 * An edge site of our network.
 *
 * @param metro the metropolitan area, as people say it
 * @param country ISO 3166-1 alpha-2
 * @param latitude degrees, north positive (WGS 84)
 * @param longitude degrees, east positive (WGS 84)
 * @param routers names of the routers, unique within the site
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
        Instant changedAt,
        long revision) {
    public SiteFact {
        routers = List.copyOf(routers);
    }
}
