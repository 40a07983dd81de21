package peering.registration.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A site of a search.
 *
 * @param distanceKm along the great circle; null and left out where no place was asked about
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FoundSite(
        @JsonUnwrapped Site site, @Schema(examples = "364.014") Double distanceKm) {}
