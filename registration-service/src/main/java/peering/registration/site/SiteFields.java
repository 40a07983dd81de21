package peering.registration.site;

import java.util.List;

/**
 * What is said of a site: all of it when it is defined, a part when it is changed.
 *
 * @param state the administrative region within the country; empty takes it away
 * @param country ISO 3166-1 alpha-2
 * @param latitude degrees, north positive (WGS 84)
 * @param longitude degrees, east positive (WGS 84)
 *     <p>A component that is null is not said and stays as it is.
 */
public record SiteFields(
        String name,
        String metro,
        String country,
        String state,
        Double latitude,
        Double longitude,
        List<Facility> facilities,
        List<Exchange> exchanges,
        List<BandwidthOffer> bandwidthOffers,
        List<String> routers) {}
