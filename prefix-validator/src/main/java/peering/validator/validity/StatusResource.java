package peering.validator.validity;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.validator.source.CurrentVrps;
import peering.validator.source.VrpSources;

/** How validation is, at the paths where tools look that know Routinator. */
@Path("/")
@Tag(name = "Validity")
public class StatusResource {
    private final CurrentVrps vrps;
    private final VrpSources sources;
    private final Clock clock;
    private final String version;

    StatusResource(
            CurrentVrps vrps,
            VrpSources sources,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.vrps = vrps;
        this.sources = sources;
        this.clock = clock;
        this.version = version;
    }

    @GET
    @Path("api/v1/status")
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "status",
            summary = "How validation is: what is in force, from where, how old, by trust anchor")
    public Status status() {
        return Status.of(
                "prefix-validator/" + version,
                clock.instant(),
                vrps.get().orElseThrow(ValidityResource::notYet),
                sources.heldBack(),
                sources.sources(),
                sources.exceptions());
    }

    @GET
    @Path("status")
    @PermitAll
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(operationId = "statusText", summary = "The same in lines")
    public String text() {
        return status().text();
    }

    @GET
    @Path("metrics")
    @PermitAll
    @Operation(hidden = true)
    public Response metrics() {
        return Response.temporaryRedirect(URI.create("/q/metrics")).build();
    }
}
