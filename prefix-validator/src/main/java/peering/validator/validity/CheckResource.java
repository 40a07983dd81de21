package peering.validator.validity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.contract.VerdictFact.Finding;
import peering.kit.identity.Role;
import peering.routing.net.Asn;
import peering.validator.check.Checks;
import peering.validator.check.Claim;
import peering.validator.check.Known;
import peering.validator.source.CurrentVrps;

/** What would be found about a prefix, before anybody claims it. Nothing is stored. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/checks")
@Tag(name = "Validity")
public class CheckResource {
    private final CurrentVrps vrps;
    private final Clock clock;

    CheckResource(CurrentVrps vrps, Clock clock) {
        this.vrps = vrps;
        this.clock = clock;
    }

    /** A prefix, and the ASNs that are to originate it. */
    public record Asked(
            @NotNull @Size(min = 1, max = 64) @Schema(examples = "205.251.192.0/23") String prefix,
            @NotNull @Size(min = 1, max = 16) @Schema(examples = "[16509]")
                    List<@NotNull @Min(1) @Max(4294967295L) Long> origins) {}

    /** One finding per check. */
    public record Found(List<Finding> findings) {}

    @POST
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER, Role.Names.CUSTOMER})
    @Operation(
            operationId = "dryRunChecks",
            summary = "What the checks would find about a prefix; nothing is stored")
    public Found check(@NotNull @Valid Asked asked) {
        var table = vrps.get().orElseThrow(ValidityResource::notYet);
        var origins = asked.origins().stream().map(Asn::of).toList();
        var claim = new Claim(asked.prefix(), origins, Optional.empty());
        return new Found(Checks.of(claim, Known.ofTables(table), clock.instant()));
    }
}
