package peering.registration.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.registration.site.place.Coordinates;
import peering.registration.web.Revised;

/**
 * An edge site of our network.
 *
 * @param country ISO 3166-1 alpha-2
 * @param state the administrative region within the country; null and left out where nobody said
 * @param latitude degrees, north positive (WGS 84)
 * @param longitude degrees, east positive (WGS 84)
 * @param facilities the buildings it is in, at least one
 * @param exchanges where partners' exchange sessions may be: on the LANs of these
 * @param redundant computed, not claimed: true with two routers or more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Site(
        @Schema(examples = "site_019ab3c0f5a2d41d8cd98f00b204e980") String id,
        @Schema(examples = "Amsterdam 1") String name,
        @Schema(examples = "Amsterdam") String metro,
        @Schema(examples = "NL") String country,
        @Schema(examples = "Noord-Holland") String state,
        double latitude,
        double longitude,
        List<Facility> facilities,
        List<Exchange> exchanges,
        List<BandwidthOffer> bandwidthOffers,
        List<String> routers,
        boolean redundant,
        Health health,
        Instant changedAt,
        Long revision)
        implements Revised {
    /** As many make a site redundant: one of them may fail. */
    static final int ROUTERS = 2;

    public Site {
        facilities = List.copyOf(facilities);
        exchanges = List.copyOf(exchanges);
        bandwidthOffers = List.copyOf(bandwidthOffers);
        routers = List.copyOf(routers);
    }

    /** Where it is. */
    public Coordinates coordinates() {
        return new Coordinates(latitude, longitude);
    }

    /** Whether something new may be put on it. */
    public boolean inService() {
        return health.state() == Health.State.IN_SERVICE;
    }
}
