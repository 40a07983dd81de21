package peering.registration.partner.session;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.problem.CommonProblem;
import peering.registration.partner.Partners;
import peering.registration.web.Id;
import peering.registration.web.Read;

/** Where a partner is, for those who choose one. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/partners/{partnerId}/sites")
@Tag(name = "Sessions")
class PartnerSiteResource {
    private final Partners partners;
    private final Sessions sessions;
    private final Caller caller;

    PartnerSiteResource(Partners partners, Sessions sessions, Caller caller) {
        this.partners = partners;
        this.sessions = sessions;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER, Role.Names.CUSTOMER})
    @Read
    @Operation(
            summary = "Where a partner is, and where it is redundant",
            description = "Computed from active sessions; a primary site needs two on two routers.")
    public Uni<Page<LocalRedundancy>> redundancy(String partnerId) {
        return partners.findById(Id.known(partnerId))
                .map(found -> partners.shown(found, caller).orElseThrow(CommonProblem::notFound))
                .chain(partner -> sessions.redundancy(partner.id()))
                .map(all -> new Page<>(all, null));
    }
}
