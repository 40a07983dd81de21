package peering.registration.partner.registered;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.registration.partner.PublicAsn;
import peering.registration.web.Change;
import peering.registration.web.Read;

/** One registered prefix: read, changed, given a new key, removed. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/partners/{partnerId}/registered-prefixes/{registeredPrefixId}")
@Tag(name = "Registered prefixes")
class RegisteredPrefixChangeResource {
    private final RegisteredPrefixes registered;
    private final Registration registration;
    private final Caller caller;

    RegisteredPrefixChangeResource(
            RegisteredPrefixes registered, Registration registration, Caller caller) {
        this.registered = registered;
        this.registration = registration;
        this.caller = caller;
    }

    record Changes(
            @NotNull
                    @Size(min = 1, max = 50)
                    @Schema(examples = "[16509]", description = "Who may originate it.")
                    List<@NotNull @Min(0) @Max(4294967295L) Long> origins) {}

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER})
    @Read
    @Operation(summary = "Read a registered prefix and when its keys were replaced")
    public Uni<RegisteredPrefix> read(String partnerId, String registeredPrefixId) {
        return registered.own(partnerId, registeredPrefixId, caller).chain(row -> shown(row, null));
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Names.PARTNER)
    @Change
    @Operation(
            summary = "Change who may originate a registered prefix",
            description = "The claims that rest on it are judged anew.")
    public Uni<RegisteredPrefix> change(
            String partnerId, String registeredPrefixId, @NotNull @Valid Changes changes) {
        PublicAsn.allRequired("origins", changes.origins());
        var origins = changes.origins().toArray(Long[]::new);
        return registered
                .ownLocked(partnerId, registeredPrefixId, caller)
                .chain(row -> registration.change(row, changed -> changed.origins = origins))
                .chain(row -> shown(row, null));
    }

    @POST
    @Path("/rotate-key")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Names.PARTNER)
    @Change
    @Operation(
            summary = "Replace the key; the answer shows the new one, once",
            description =
                    "The old key opens new claims until the overlap ends. What it opened stands.")
    public Uni<RegisteredPrefix> rotateKey(
            String partnerId, String registeredPrefixId, @Valid Rotation rotation) {
        var key = PrefixKey.fresh();
        return registered
                .ownLocked(partnerId, registeredPrefixId, caller)
                .chain(row -> registration.rotate(row, key, rotation))
                .chain(row -> shown(row, key));
    }

    @DELETE
    @RolesAllowed(Role.Names.PARTNER)
    @Change
    @Operation(
            summary = "Remove a registered prefix",
            description = "Refused with the list of the claims that rest on it.")
    @APIResponse(responseCode = "204", description = "Removed; the prefix is free")
    public Uni<Void> remove(String partnerId, String registeredPrefixId) {
        return registered
                .ownLocked(partnerId, registeredPrefixId, caller)
                .chain(registration::remove);
    }

    private Uni<RegisteredPrefix> shown(RegisteredPrefixEntity row, PrefixKey key) {
        return registration.keys(row).map(row.toRegisteredPrefix(key)::with);
    }
}
