package peering.registration.site;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.registration.web.Revised;

/**
 * An edge site of our network.
 *
 * @param country ISO 3166-1 alpha-2
 * @param latitude degrees, north positive (WGS 84)
 * @param longitude degrees, east positive (WGS 84)
 * @param redundant computed, not claimed: true with two routers or more
 */
public record Site(
        @Schema(examples = "site_019ab3c0f5a2d41d8cd98f00b204e980") String id,
        @Schema(examples = "Amsterdam 1") String name,
        @Schema(examples = "Amsterdam") String metro,
        @Schema(examples = "NL") String country,
        double latitude,
        double longitude,
        @Schema(examples = "Equinix AM3") String facility,
        List<String> routers,
        boolean redundant,
        Instant changedAt,
        Long revision)
        implements Revised {
    public Site {
        routers = List.copyOf(routers);
    }
}
