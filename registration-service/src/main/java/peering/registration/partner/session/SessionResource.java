package peering.registration.partner.session;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.problem.CommonProblem;
import peering.registration.partner.PartnerEntity;
import peering.registration.partner.Partners;
import peering.registration.web.Change;
import peering.registration.web.Id;
import peering.registration.web.Problem;
import peering.registration.web.Read;

/** Operators activate sessions and close them. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/sessions")
@Tag(name = "Sessions")
class SessionResource {
    private final Partners partners;
    private final Sessions sessions;
    private final Caller caller;
    private final Clock clock;

    SessionResource(Partners partners, Sessions sessions, Caller caller, Clock clock) {
        this.partners = partners;
        this.sessions = sessions;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/{sessionId}")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER})
    @Read
    @Operation(summary = "Read a session")
    public Uni<Session> read(String sessionId) {
        return sessions.findById(Id.known(sessionId))
                .onItem()
                .ifNull()
                .failWith(CommonProblem::notFound)
                .call(session -> partners.own(session.partnerId, caller))
                .map(SessionEntity::toSession);
    }

    @POST
    @Path("/{sessionId}/activate")
    @RolesAllowed(Role.Names.OPERATOR)
    @Change
    @Operation(summary = "Say that a session is set up")
    public Uni<Session> activate(String sessionId) {
        return sessions.locked(sessionId)
                .chain(session ->
                        partners.ownHeld(session.partnerId, caller)
                                .invoke(SessionResource::refuseInactive)
                                .invoke(() -> session.become(activated(session)))
                                .chain(partner -> sessions.write(session, partner.asn())));
    }

    @POST
    @Path("/{sessionId}/close")
    @RolesAllowed(Role.Names.OPERATOR)
    @Change
    @Operation(summary = "Close a session; its address is free again")
    public Uni<Session> close(String sessionId) {
        return sessions.locked(sessionId)
                .invoke(session -> session.become(closed(session.state(), clock.instant())))
                .chain(session ->
                        partners.ownHeld(session.partnerId, caller)
                                .chain(partner -> sessions.write(session, partner.asn())));
    }

    private SessionState activated(SessionEntity session) {
        if (session.state() instanceof SessionState.Requested requested) {
            return requested.activate(clock.instant());
        }
        throw Problem.SESSION_STATE.because(
                "The session is " + session.state + "; only a requested one is activated.");
    }

    private static SessionState closed(SessionState state, Instant now) {
        return switch (state) {
            case SessionState.Requested requested -> requested.close(now);
            case SessionState.Active active -> active.close(now);
            case SessionState.Closed _ ->
                    throw Problem.SESSION_STATE.because("The session is closed already.");
        };
    }

    private static void refuseInactive(PartnerEntity partner) {
        if (partner.isActive()) return;
        throw Problem.PARTNER_NOT_ACTIVE.because(
                "The partner is "
                        + partner.state().word()
                        + "; only sessions of an active one are activated.");
    }
}
