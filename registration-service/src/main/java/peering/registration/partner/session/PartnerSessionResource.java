package peering.registration.partner.session;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.registration.partner.Partners;
import peering.registration.web.Change;
import peering.registration.web.Created;
import peering.registration.web.Read;

/** Partners ask for sessions at our routers, one by one. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/partners/{partnerId}/sessions")
@Tag(name = "Sessions")
class PartnerSessionResource {
    private final Partners partners;
    private final Sessions sessions;
    private final SessionRequest request;
    private final Caller caller;

    PartnerSessionResource(
            Partners partners, Sessions sessions, SessionRequest request, Caller caller) {
        this.partners = partners;
        this.sessions = sessions;
        this.request = request;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Role.Names.PARTNER)
    @Change
    @Operation(
            summary = "Ask for a session at a router",
            description =
                    "A direct session has both ends on one link, one at an exchange has them on a LAN of it.")
    @APIResponse(responseCode = "201", description = "Requested; the operator activates it")
    public Uni<RestResponse<Session>> request(
            String partnerId, @NotNull @Valid NewSession session) {
        return partners.ownLocked(partnerId, caller)
                .call(() -> request.queueFor(List.of(session)))
                .chain(partner -> request.enter(partner, session, caller.subject()))
                .map(made -> Created.at("/v1/sessions/", made.id(), made));
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER})
    @Read
    @Operation(summary = "List a partner's sessions, oldest first")
    public Uni<Page<Session>> list(
            String partnerId,
            @BeanParam @Valid PageQuery page,
            @BeanParam @Valid SessionFilter filter) {
        return partners.own(partnerId, caller)
                .chain(partner -> sessions.pageOf(partner.id(), page, filter));
    }
}
