package peering.registration.partner.session;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.registration.partner.PartnerEntity;
import peering.registration.partner.session.OwnSessions.Held;
import peering.registration.web.Change;
import peering.registration.web.IfMatch;
import peering.registration.web.OneLine;
import peering.registration.web.Problem;

/** Operators bring sessions to life; whoever has one may close it. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/sessions")
@Tag(name = "Sessions")
class SessionMoveResource {
    private final OwnSessions own;
    private final SessionLife life;
    private final IfMatch ifMatch;
    private final Caller caller;

    SessionMoveResource(OwnSessions own, SessionLife life, IfMatch ifMatch, Caller caller) {
        this.own = own;
        this.life = life;
        this.ifMatch = ifMatch;
        this.caller = caller;
    }

    record Failure(
            @NotNull @OneLine @Schema(examples = "No light on the cross-connect.") String reason) {}

    record Farewell(@OneLine @Schema(examples = "Replaced by a faster one.") String reason) {}

    @POST
    @Path("/{sessionId}/provision")
    @RolesAllowed(Role.Names.OPERATOR)
    @Change
    @Operation(summary = "Say that a session is being set up on the router")
    public Uni<Session> provision(String sessionId) {
        return broughtUp(sessionId, life::provision);
    }

    @POST
    @Path("/{sessionId}/validate")
    @RolesAllowed(Role.Names.OPERATOR)
    @Change
    @Operation(summary = "Say that a session is set up and being tried")
    public Uni<Session> validate(String sessionId) {
        return broughtUp(sessionId, life::validate);
    }

    @POST
    @Path("/{sessionId}/activate")
    @RolesAllowed(Role.Names.OPERATOR)
    @Change
    @Operation(summary = "Say that a session carries routes")
    public Uni<Session> activate(String sessionId) {
        return broughtUp(sessionId, life::activate);
    }

    @POST
    @Path("/{sessionId}/fail")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Names.OPERATOR)
    @Change
    @Operation(summary = "Say that a session could not be set up, with a reason the partner sees")
    public Uni<Session> fail(String sessionId, @NotNull @Valid Failure failure) {
        return moved(sessionId, (row, asn, actor) -> life.fail(row, failure.reason(), asn, actor));
    }

    @POST
    @Path("/{sessionId}/close")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER})
    @Change
    @Operation(summary = "Close a session; its address is free again")
    public Uni<Session> close(String sessionId, @Valid Farewell farewell) {
        var why = Optional.ofNullable(farewell).map(Farewell::reason);
        return moved(sessionId, (row, asn, actor) -> life.close(row, why, asn, actor));
    }

    private interface Move {
        Uni<Session> of(SessionEntity row, long partnerAsn, String actor);
    }

    private Uni<Session> broughtUp(String sessionId, Move move) {
        return made(move, allowed(sessionId).invoke(held -> refuseInactive(held.partner())));
    }

    private Uni<Session> moved(String sessionId, Move move) {
        return made(move, allowed(sessionId));
    }

    private Uni<Held> allowed(String sessionId) {
        return own.locked(sessionId, caller)
                .invoke(held -> ifMatch.allows(held.session().revision));
    }

    private Uni<Session> made(Move move, Uni<Held> allowed) {
        return allowed.chain(
                held -> move.of(held.session(), held.partner().asn(), caller.subject()));
    }

    private static void refuseInactive(PartnerEntity partner) {
        if (partner.isActive()) return;
        throw Problem.PARTNER_NOT_ACTIVE.because(
                "The partner is "
                        + partner.state().word()
                        + "; only sessions of an active one are brought up.");
    }
}
