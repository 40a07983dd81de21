package peering.validator.validity;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.validator.source.CurrentVrps;

/** As {@link ValidityResource}, asked the other way that Routinator knows. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/validity")
@Tag(name = "Validity")
public class ValidityQueryResource {
    private final CurrentVrps vrps;
    private final Clock clock;

    ValidityQueryResource(CurrentVrps vrps, Clock clock) {
        this.vrps = vrps;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "validityByQuery",
            summary = "May this AS announce this prefix (RFC 6811)? With the VRPs that say so.")
    public Validity of(
            @QueryParam("asn") @Parameter(example = "AS16509", required = true) String asn,
            @QueryParam("prefix") @Parameter(example = "205.251.192.0/23", required = true)
                    String prefix) {
        var table = vrps.get().orElseThrow(ValidityResource::notYet);
        var asked = Asked.of(asn == null ? "" : asn, prefix == null ? "" : prefix);
        return Validity.of(asked.origin(), asked.prefix(), table.table(), clock.instant());
    }
}
