package peering.registration.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.registration.site.Health;

/**
 * A site that is proposed for a place.
 *
 * @param rank 1 for the best
 * @param distanceKm along the great circle; left out where nobody knows where the place is
 * @param medianMillis of round trips between the place and the site; left out without a fresh
 *     measure
 * @param measuredUntil the end of the time that the median is about
 * @param siteRedundant the site has two routers or more
 * @param partnerRedundant the partner has active sessions on two routers there
 * @param reason why it stands where it stands, for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Proposal(
        @Schema(examples = "1") int rank,
        @Schema(examples = "site_019ab3c0f5a2d41d8cd98f00b204e980") String siteId,
        @Schema(examples = "Vienna 1") String name,
        @Schema(examples = "Vienna") String metro,
        @Schema(examples = "AT") String country,
        @Schema(examples = "7.352") Double distanceKm,
        @Schema(examples = "1.25") Double medianMillis,
        Instant measuredUntil,
        Health health,
        boolean siteRedundant,
        boolean partnerRedundant,
        boolean mayBePrimary,
        boolean mayBeBackup,
        @Schema(examples = "1.25 ms from AT-VIE (median of 3540). Primary or backup.")
                String reason) {}
