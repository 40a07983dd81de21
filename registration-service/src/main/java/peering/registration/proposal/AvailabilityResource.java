package peering.registration.proposal;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.problem.CommonProblem;
import peering.registration.partner.Partners;
import peering.registration.site.place.NearQuery;
import peering.registration.web.Id;
import peering.registration.web.Read;

/** Whether a provider can be had at a place. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/partners/{partnerId}/availability")
@Tag(name = "Proposals")
class AvailabilityResource {
    private final Partners partners;
    private final Proposals proposals;
    private final Caller caller;

    AvailabilityResource(Partners partners, Proposals proposals, Caller caller) {
        this.partners = partners;
        this.proposals = proposals;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER, Role.Names.CUSTOMER})
    @Read
    @Operation(
            summary = "Say whether a provider can be had at a place",
            description =
                    "By the distance to the nearest site in service where it has active sessions.")
    public Uni<Availability> read(String partnerId, @BeanParam @Valid NearQuery place) {
        return partners.findById(Id.known(partnerId))
                .invoke(found -> partners.shown(found, caller).orElseThrow(CommonProblem::notFound))
                .chain(found -> availability(partnerId, found.isActive(), place));
    }

    private Uni<Availability> availability(String partnerId, boolean active, NearQuery place) {
        var near = place.needed();
        return proposals.availability(partnerId, active, near.place(), near.within());
    }
}
