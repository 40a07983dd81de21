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
import peering.registration.partner.Partners;
import peering.registration.web.Change;
import peering.registration.web.Read;

/** One registered AS number: read, given a new key, removed. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/partners/{partnerId}/registered-asns/{registeredAsnId}")
@Tag(name = "Registered AS numbers")
class RegisteredAsnChangeResource {
    private final Partners partners;
    private final RegisteredAsns registered;
    private final Registration registration;
    private final Caller caller;

    RegisteredAsnChangeResource(
            Partners partners,
            RegisteredAsns registered,
            Registration registration,
            Caller caller) {
        this.partners = partners;
        this.registered = registered;
        this.registration = registration;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER})
    @Read
    @Operation(summary = "Read a registered AS number and when its keys were replaced")
    public Uni<RegisteredAsn> read(String partnerId, String registeredAsnId) {
        return partners.own(partnerId, caller)
                .chain(partner -> registered.of(partner, registeredAsnId))
                .chain(row -> registration.keys(row.id).map(row.toRegisteredAsn(null)::with));
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
        return partners.ownLocked(partnerId, caller)
                .chain(partner -> registered.of(partner, registeredAsnId))
                .call(row ->
                        registration.rotate(
                                row.id,
                                row.revision,
                                now -> PrefixKeyEntity.ofAsn(key, row.id, now),
                                rotation))
                .invoke(row -> row.revision++)
                .chain(row ->
                        registered
                                .persistAndFlush(row)
                                .chain(() -> registration.keys(row.id))
                                .map(row.toRegisteredAsn(key)::with));
    }

    @DELETE
    @RolesAllowed(Role.Names.PARTNER)
    @Change
    @Operation(
            summary = "Remove a registered AS number",
            description = "Refused with the list of the claims that rest on it.")
    @APIResponse(responseCode = "204", description = "Removed; the number is free")
    public Uni<Void> remove(String partnerId, String registeredAsnId) {
        return partners.ownLocked(partnerId, caller)
                .chain(partner -> registered.of(partner, registeredAsnId))
                .call(row ->
                        registration
                                .end(row.id, row.revision)
                                .invoke(now -> {
                                    row.removedAt = now;
                                    row.revision++;
                                }))
                .chain(registered::persistAndFlush)
                .replaceWithVoid();
    }
}
