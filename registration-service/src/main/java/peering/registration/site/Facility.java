package peering.registration.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.registration.web.OneLine;

/**
 * A building that a site is in.
 *
 * @param peeringDbId its id at PeeringDB; null and left out if it has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Facility(
        @NotNull @OneLine @Schema(examples = "Equinix AM3") String name,
        @Positive @Schema(examples = "57") Integer peeringDbId) {}
