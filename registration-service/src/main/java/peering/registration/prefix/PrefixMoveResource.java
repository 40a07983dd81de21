package peering.registration.prefix;

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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.registration.connection.change.ChangePlan;
import peering.registration.partner.PublicAsn;
import peering.registration.partner.registered.PrefixKey;
import peering.registration.web.Change;
import peering.registration.web.IfMatch;
import peering.registration.web.OneLine;

/** Customers move their prefixes between their connections, and so between partners. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/prefixes/{prefixId}/move")
@Tag(name = "Prefixes")
class PrefixMoveResource {
    private final PrefixMoving moving;
    private final Caller caller;
    private final IfMatch ifMatch;

    PrefixMoveResource(PrefixMoving moving, Caller caller, IfMatch ifMatch) {
        this.moving = moving;
        this.caller = caller;
        this.ifMatch = ifMatch;
    }

    record Move(
            @NotNull @OneLine @Schema(examples = "con_019ab3c0f5a2d41d8cd98f00b204e980")
                    String connectionId,
            @Size(min = 1, max = PrefixKey.LONGEST)
                    @Schema(
                            examples = "ppk_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX",
                            description =
                                    "Of the connection's partner; needed if that is another than now.")
                    String key,
            @Size(min = 1, max = 50)
                    @Schema(
                            examples = "[16509]",
                            description =
                                    "Who may originate it from then on; as now, or as the new partner said, if left out.")
                    List<@NotNull @Min(0) @Max(4294967295L) Long> origins,
            @Schema(description = "Say what would happen, and change nothing.") boolean dryRun) {

        PrefixMoving.Wish wish(IfMatch seen) {
            if (origins != null) PublicAsn.allRequired("origins", origins);
            return new PrefixMoving.Wish(
                    connectionId,
                    Optional.ofNullable(key).map(PrefixKey::new),
                    Optional.ofNullable(origins),
                    seen::allows);
        }
    }

    @POST
    @RolesAllowed(Role.Names.CUSTOMER)
    @Change
    @Operation(
            summary = "Move a prefix to another connection",
            description =
                    "It holds its space all the time and is judged anew; one that is Verified stays so"
                            + " meanwhile. A refused move changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The prefix as it is now; for a dry run, what the move would do",
            content = @Content(schema = @Schema(oneOf = {CustomerPrefix.class, ChangePlan.class})))
    public Uni<Object> move(String prefixId, @NotNull @Valid Move request) {
        var wish = request.wish(ifMatch);
        return request.dryRun()
                ? moving.plan(prefixId, wish, caller).map(plan -> plan)
                : moving.move(prefixId, wish, caller).map(moved -> moved);
    }
}
