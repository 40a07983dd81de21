package peering.registration.partner.registered;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.registration.web.Change;
import peering.registration.web.Read;

/** One registered AS number: read, given a new key, removed. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/partners/{partnerId}/registered-asns/{registeredAsnId}")
@Tag(name = "Registered AS numbers")
class RegisteredAsnChangeResource {
    private final RegisteredAsns registered;
    private final Registration registration;
    private final Caller caller;

    RegisteredAsnChangeResource(
            RegisteredAsns registered, Registration registration, Caller caller) {
        this.registered = registered;
        this.registration = registration;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER})
    @Read
    @Operation(summary = "Read a registered AS number and when its keys were replaced")
    public Uni<RegisteredAsn> read(String partnerId, String registeredAsnId) {
        return registered.own(partnerId, registeredAsnId, caller).chain(row -> shown(row, null));
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
    public Uni<RegisteredAsn> rotateKey(
            String partnerId, String registeredAsnId, @Valid Rotation rotation) {
        var key = PrefixKey.fresh();
        return registered
                .ownLocked(partnerId, registeredAsnId, caller)
                .chain(row -> registration.rotate(row, key, rotation))
                .chain(row -> shown(row, key));
    }

    @DELETE
    @RolesAllowed(Role.Names.PARTNER)
    @Change
    @Operation(
            summary = "Remove a registered AS number",
            description = "Refused with the list of the claims that rest on it.")
    @APIResponse(responseCode = "204", description = "Removed; the number is free")
    public Uni<Void> remove(String partnerId, String registeredAsnId) {
        return registered.ownLocked(partnerId, registeredAsnId, caller).chain(registration::remove);
    }

    private Uni<RegisteredAsn> shown(RegisteredAsnEntity row, PrefixKey key) {
        return registration.keys(row).map(row.toRegisteredAsn(key)::with);
    }
}
