package peering.registration.prefix.delegation;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.registration.prefix.Prefixes;
import peering.registration.web.Change;
import peering.registration.web.Created;
import peering.registration.web.IfMatch;
import peering.registration.web.OneLine;
import peering.registration.web.Read;

/** Holders let other organisations register in their space. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/prefixes/{prefixId}/delegations")
@Tag(name = "Delegations")
class DelegationResource {
    private final Prefixes prefixes;
    private final Delegations delegations;
    private final DelegationGrant grant;
    private final DelegationBook book;
    private final IfMatch ifMatch;
    private final Caller caller;

    DelegationResource(
            Prefixes prefixes,
            Delegations delegations,
            DelegationGrant grant,
            DelegationBook book,
            IfMatch ifMatch,
            Caller caller) {
        this.prefixes = prefixes;
        this.delegations = delegations;
        this.grant = grant;
        this.book = book;
        this.ifMatch = ifMatch;
        this.caller = caller;
    }

    record NewDelegation(
            @NotNull
                    @Size(max = 100)
                    @Schema(
                            examples = "205.251.192.0/24",
                            description = "The prefix itself or a more specific of it.")
                    String prefix,
            @NotNull @OneLine @Schema(examples = "globex") String organisation,
            @Schema(
                            examples = "2030-01-01T00:00:00Z",
                            description = "When it ends by itself; left out for no end.")
                    Instant expiresAt) {}

    @POST
    @RolesAllowed(Role.Names.CUSTOMER)
    @Change
    @Operation(
            summary = "Let another organisation register a part of a verified prefix",
            description =
                    "It still needs a key of its partner, and its claims are checked as all are.")
    @APIResponse(responseCode = "201", description = "Granted")
    public Uni<RestResponse<Delegation>> grant(
            String prefixId, @NotNull @Valid NewDelegation request) {
        var part = grant.acceptable(request.prefix(), request.expiresAt());
        return prefixes.locked(prefixId, caller)
                .chain(held -> grant.grant(held, request.organisation(), part, request.expiresAt()))
                .map(granted -> Created.at("/v1/delegations/", granted.id(), granted));
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.CUSTOMER})
    @Read
    @Operation(summary = "List a prefix's delegations, oldest first")
    public Uni<Page<Delegation>> list(
            String prefixId,
            @BeanParam @Valid PageQuery page,
            @RestQuery @Parameter(description = "Only those that have ended, or only others.")
                    Boolean ended) {
        return prefixes.visible(prefixId, caller)
                .chain(held -> delegations.ofPrefix(page, held.id(), ended));
    }

    @DELETE
    @Path("/{delegationId}")
    @RolesAllowed(Role.Names.CUSTOMER)
    @Change
    @Operation(
            summary = "Revoke a delegation",
            description =
                    "Claims that rest on it become Failed, with the finding delegation-revoked.")
    @APIResponse(responseCode = "204", description = "Revoked, now or before")
    public Uni<Void> revoke(String prefixId, String delegationId) {
        return prefixes.locked(prefixId, caller)
                .chain(held -> delegations.locked(held.id(), delegationId))
                .invoke(row -> ifMatch.allows(row.revision))
                .chain(row -> book.end(row, DelegationEnd.REVOKED));
    }
}
