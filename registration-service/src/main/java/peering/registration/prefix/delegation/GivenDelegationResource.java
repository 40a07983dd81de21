package peering.registration.prefix.delegation;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.registration.web.Read;

/** Organisations see where others have let them register. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/delegations")
@Tag(name = "Delegations")
class GivenDelegationResource {
    private final Delegations delegations;
    private final Caller caller;

    GivenDelegationResource(Delegations delegations, Caller caller) {
        this.delegations = delegations;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.CUSTOMER})
    @Read
    @Operation(summary = "List the delegations that the organisation was given, oldest first")
    public Uni<Page<Delegation>> list(
            @BeanParam @Valid PageQuery page,
            @RestQuery @Parameter(description = "Only those that have ended, or only others.")
                    Boolean ended) {
        return delegations.given(page, caller, ended);
    }

    @GET
    @Path("/{delegationId}")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.CUSTOMER})
    @Read
    @Operation(summary = "Read a delegation that the organisation granted or was given")
    public Uni<Delegation> read(String delegationId) {
        return delegations.visible(delegationId, caller).map(DelegationEntity::toDelegation);
    }
}
