package peering.registration.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.kit.problem.CommonProblem;
import peering.registration.web.OneLine;

/**
 * Where the customer is.
 *
 * @param place in the customer's own words
 * @param latitude degrees, north positive (WGS 84); left out together with the longitude
 * @param longitude degrees, east positive (WGS 84)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Location(
        @NotNull @OneLine @Schema(examples = "Amsterdam, Science Park") String place,
        @DecimalMin("-90") @DecimalMax("90") @Schema(examples = "52.356") Double latitude,
        @DecimalMin("-180") @DecimalMax("180") @Schema(examples = "4.955") Double longitude) {

    /**
     * Refuses half a point.
     *
     * @param location null for none
     */
    public static void mustBeWhole(Location location) {
        if (location == null || (location.latitude == null) == (location.longitude == null)) return;
        String missing = location.latitude == null ? "latitude" : "longitude";
        throw CommonProblem.FIELD_INVALID.at(
                "location." + missing,
                "The other half of the point is missing.",
                "Send latitude and longitude, or neither.");
    }
}
