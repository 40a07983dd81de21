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
import peering.registration.partner.Partners;
import peering.registration.partner.PublicAsn;
import peering.registration.web.Change;
import peering.registration.web.Read;

/** One registered prefix: read, changed, given a new key, removed. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/partners/{partnerId}/registered-prefixes/{registeredPrefixId}")
@Tag(name = "Registered prefixes")
class RegisteredPrefixChangeResource {
    private final Partners partners;
    private final RegisteredPrefixes registered;
    private final Registration registration;
    private final Caller caller;

    RegisteredPrefixChangeResource(
            Partners partners,
            RegisteredPrefixes registered,
            Registration registration,
            Caller caller) {
        this.partners = partners;
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
        return partners.own(partnerId, caller)
                .chain(partner -> registered.of(partner, registeredPrefixId))
                .chain(row -> registration.keys(row.id).map(row.toRegisteredPrefix(null)::with));
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
        return partners.ownLocked(partnerId, caller)
                .chain(partner -> registered.of(partner, registeredPrefixId))
                .invoke(row -> {
                    registration.allow(row.revision);
                    row.origins = changes.origins().toArray(Long[]::new);
                    row.revision++;
                })
                .chain(registered::persistAndFlush)
                .call(row -> registration.changed(row.id))
                .chain(row -> registration.keys(row.id).map(row.toRegisteredPrefix(null)::with));
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
        return partners.ownLocked(partnerId, caller)
                .chain(partner -> registered.of(partner, registeredPrefixId))
                .call(row ->
                        registration.rotate(
                                row.id,
                                row.revision,
                                now -> PrefixKeyEntity.ofPrefix(key, row.id, now),
                                rotation))
                .invoke(row -> row.revision++)
                .chain(row ->
                        registered
                                .persistAndFlush(row)
                                .chain(() -> registration.keys(row.id))
                                .map(row.toRegisteredPrefix(key)::with));
    }

    @DELETE
    @RolesAllowed(Role.Names.PARTNER)
    @Change
    @Operation(
            summary = "Remove a registered prefix",
            description = "Refused with the list of the claims that rest on it.")
    @APIResponse(responseCode = "204", description = "Removed; the prefix is free")
    public Uni<Void> remove(String partnerId, String registeredPrefixId) {
        return partners.ownLocked(partnerId, caller)
                .chain(partner -> registered.of(partner, registeredPrefixId))
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
