package peering.registration.proposal;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import peering.kit.problem.CommonProblem;
import peering.registration.site.place.Coordinates;
import peering.registration.site.place.NearQuery;
import peering.registration.web.OneLine;

/** For which provider and place a site is looked for; a {@code @BeanParam}. */
public class ProposalQuery {
    @QueryParam("partnerId")
    @NotNull
    @OneLine
    @Parameter(description = "The provider.", required = true)
    public String partnerId;

    @QueryParam("place")
    @OneLine
    @Parameter(
            description = "A place that latency is measured from, or the metro of a site.",
            example = "AT-VIE")
    public String place;

    @QueryParam("near")
    @OneLine
    @Parameter(description = "Latitude and longitude in degrees.", example = "48.2082,16.3738")
    public String near;

    /** Null if only a place is named; refused if neither is. */
    Coordinates coordinates() {
        if (near != null) return NearQuery.coordinates(near);
        if (place != null) return null;
        throw CommonProblem.FIELD_INVALID.at(
                "near",
                "No place is named.",
                "Send near=latitude,longitude, or place with the name of one.");
    }
}
