package peering.registration.site;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.registration.web.OneLine;

/**
 * A bandwidth that partners may order at a site.
 *
 * @param mbps megabits a second (10^6 bits)
 */
public record BandwidthOffer(
        @NotNull @OneLine @Schema(examples = "10G") String name,
        @NotNull @Min(1) @Max(MOST_MBPS) @Schema(examples = "10000") Integer mbps) {
    private static final int MOST_MBPS = 10_000_000;
}
