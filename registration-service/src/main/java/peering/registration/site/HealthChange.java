package peering.registration.site;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an operator said of a site's health, and when.
 *
 * @param at when it was said
 */
public record HealthChange(
        @Schema(examples = "hlt_019ab3c0f5a2d41d8cd98f00b204e980") String id,
        Health.State state,
        @Schema(examples = "Replacing both routers until 18:00 UTC.") String reason,
        Instant at) {}
