package peering.validator.validity;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.validator.source.CurrentVrps;
import peering.validator.web.Problem;

/**
 * Route origin validation of one route, at the path and in the shape of Routinator's validity API,
 * so that tools which know that one work here. It needs no token: VRPs are public.
 */
@Produces(MediaType.APPLICATION_JSON)
@Path("/api/v1/validity/{asn}/{prefix: .+}")
@Tag(name = "Validity")
public class ValidityResource {
    private final CurrentVrps vrps;
    private final Clock clock;

    ValidityResource(CurrentVrps vrps, Clock clock) {
        this.vrps = vrps;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "validity",
            summary = "May this AS announce this prefix (RFC 6811)? With the VRPs that say so.")
    public Validity of(
            @PathParam("asn") @Parameter(example = "AS16509") String asn,
            @PathParam("prefix") @Parameter(example = "205.251.192.0/23") String prefix) {
        var table = vrps.get().orElseThrow(ValidityResource::notYet);
        var asked = Asked.of(asn, prefix);
        return Validity.of(asked.origin(), asked.prefix(), table.table(), clock.instant());
    }

    static RuntimeException notYet() {
        return Problem.VRPS_NOT_LOADED.because("Try again in a minute; the first table is read.");
    }
}
