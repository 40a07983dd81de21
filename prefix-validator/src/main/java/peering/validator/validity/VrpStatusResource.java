package peering.validator.validity;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.kit.identity.Role;
import peering.validator.source.CurrentVrps;
import peering.validator.source.SlurmView;
import peering.validator.source.SourceView;
import peering.validator.source.VrpSources;

/** How the table in force stands. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/vrps/status")
@Tag(name = "Validity")
public class VrpStatusResource {
    private final CurrentVrps vrps;
    private final VrpSources sources;
    private final Clock clock;

    VrpStatusResource(CurrentVrps vrps, VrpSources sources, Clock clock) {
        this.vrps = vrps;
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * @param count VRPs in force, the operator's own exceptions included
     * @param skipped entries of the source that were not understood
     * @param built when the relying party made the table
     * @param refusedAt when a source last gave nothing usable; null if the last look was good
     * @param refusedWhy why; null as {@code refusedAt}
     * @param sources in order of preference
     * @param exceptions the operator's own; null if none are configured
     */
    public record VrpStatus(
            int count,
            int skipped,
            Instant built,
            Instant loaded,
            boolean stale,
            Optional<Instant> refusedAt,
            Optional<String> refusedWhy,
            List<SourceView> sources,
            Optional<SlurmView> exceptions) {}

    @GET
    @PermitAll
    @Operation(operationId = "vrpStatus", summary = "How many VRPs are in force, and how old")
    public VrpStatus status() {
        var table = vrps.get().orElseThrow(ValidityResource::notYet);
        return new VrpStatus(
                table.table().size(),
                table.vrps().skipped(),
                table.built(),
                table.loaded(),
                table.stale(clock.instant()),
                vrps.lastRefusal().map(CurrentVrps.Refusal::at),
                vrps.lastRefusal().map(CurrentVrps.Refusal::why),
                sources.sources(),
                sources.exceptions());
    }

    @POST
    @Path("/accept")
    @RolesAllowed(Role.Names.OPERATOR)
    @Operation(
            operationId = "acceptVrps",
            summary = "Put a table into force that is held back",
            description =
                    "A table that is much smaller than the one in force waits, since a repository may"
                            + " have failed. If it is right, this takes it at once.")
    public VrpStatus accept() {
        sources.accept();
        return status();
    }
}
