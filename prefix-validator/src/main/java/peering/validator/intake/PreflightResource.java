package peering.validator.intake;

import io.smallrye.mutiny.Uni;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.contract.VerdictFact.Finding;
import peering.contract.VerdictFact.Outcome;
import peering.kit.identity.Role;
import peering.validator.web.Asker;

/** What would be said of a prefix, before anybody claims it. Nothing is stored. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/preflight")
@Tag(name = "Validity")
public class PreflightResource {
    private final Preflight preflight;
    private final Asker asker;

    PreflightResource(Preflight preflight, Asker asker) {
        this.preflight = preflight;
        this.asker = asker;
    }

    /** A prefix, and the ASNs that are to originate it. */
    public record Asked(
            @NotNull @Size(min = 1, max = 64) @Schema(examples = "205.251.192.0/23") String prefix,
            @NotNull @Size(min = 1, max = 16) @Schema(examples = "[16509]")
                    List<@NotNull @Min(1) @Max(4294967295L) Long> origins) {}

    /**
     * What a claim would come to, as far as that does not depend on a partner's key or routes.
     *
     * @param sentence the state in words
     * @param findings one per check, each with its repair
     */
    public record Foreseen(
            @Schema(examples = "Verified") Outcome validationState,
            @Schema(examples = "Every check that applies passed.") String sentence,
            List<Finding> findings) {}

    @POST
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER, Role.Names.CUSTOMER})
    @Operation(
            operationId = "preflight",
            summary =
                    "What the checks would find about a prefix, registries asked; nothing is stored")
    public Uni<Foreseen> foresee(@NotNull @Valid Asked asked) {
        return preflight.of(asker.organisation(), asked.prefix(), asked.origins());
    }
}
