package peering.validator.validity;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.validator.source.CurrentVrps;

/** How the table in force stands. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/vrps/status")
@Tag(name = "Validity")
public class VrpStatusResource {
    private final CurrentVrps vrps;
    private final Clock clock;

    VrpStatusResource(CurrentVrps vrps, Clock clock) {
        this.vrps = vrps;
        this.clock = clock;
    }

    /**
     * @param skipped entries of the source that were not understood
     * @param built when the relying party made the table
     * @param refusedAt when the source last gave nothing usable; null if the last look was good
     */
    public record VrpStatus(
            int count,
            int skipped,
            Instant built,
            Instant loaded,
            boolean stale,
            Optional<Instant> refusedAt) {}

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
                vrps.lastRefusal().map(CurrentVrps.Refusal::at));
    }
}
