package peering.registration.partner;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.registration.site.Site;
import peering.registration.site.Sites;
import peering.registration.web.Created;
import peering.registration.web.Id;
import peering.registration.web.OneLine;
import peering.registration.web.Problem;

/** Partners ask for sessions, operators activate and close them. */
@Path("/v1")
@Tag(name = "Sessions")
class SessionResource {
    private static final int DEFAULT_MAX_PREFIXES = 1000;

    private final Partners partners;
    private final Sessions sessions;
    private final Sites sites;
    private final PartnerConfig config;
    private final Caller caller;
    private final Clock clock;

    SessionResource(
            Partners partners,
            Sessions sessions,
            Sites sites,
            PartnerConfig config,
            Caller caller,
            Clock clock) {
        this.partners = partners;
        this.sessions = sessions;
        this.sites = sites;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    record NewSession(
            @NotNull @OneLine @Schema(examples = "site_019ab3c0f5a2d41d8cd98f00b204e980")
                    String siteId,
            @NotNull @OneLine @Schema(examples = "ams1-r1") String router,
            @NotNull @OneLine @Schema(examples = "80.249.208.10") String peerAddress,
            @OneLine @Schema(examples = "80.249.208.1") String localAddress,
            @Min(1) @Max(1_000_000) @Schema(examples = "1000", description = "1000 if left out")
                    Integer maxPrefixes) {}

    @POST
    @Path("/partners/{partnerId}/sessions")
    @RolesAllowed(Role.Names.PARTNER)
    @WithTransaction
    @Operation(summary = "Ask for a session at a router")
    @APIResponse(responseCode = "201", description = "Requested; the operator activates it")
    Uni<RestResponse<Session>> request(String partnerId, @NotNull @Valid NewSession request) {
        var ends = SessionEnds.parse(request.peerAddress(), request.localAddress());
        return partners.ownLocked(partnerId, caller)
                .invoke(SessionResource::refuseRejected)
                .call(partner -> sessions.countOpen(partner.id).invoke(this::refuseTooMany))
                .call(() ->
                        sites.named(request.siteId())
                                .invoke(site -> refuseRouter(site, request.router())))
                .chain(partner -> sessions.write(row(partner, request, ends), partner.asn))
                .map(session -> Created.at("/v1/sessions/", session.id(), session));
    }

    @GET
    @Path("/partners/{partnerId}/sessions")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER})
    @WithSession
    @Operation(summary = "List a partner's sessions, oldest first")
    Uni<Page<Session>> list(String partnerId, @BeanParam @Valid PageQuery page) {
        return partners.own(partnerId, caller)
                .chain(partner -> sessions.list(page, partner.id))
                .map(found ->
                        Page.of(found, page.limit, row -> row.id).map(SessionEntity::toSession));
    }

    @GET
    @Path("/partners/{partnerId}/sites")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER, Role.Names.CUSTOMER})
    @WithSession
    @Operation(
            summary = "Where a partner is, and where it is redundant",
            description = "Computed from active sessions; a primary site needs two on two routers.")
    Uni<Page<LocalRedundancy>> redundancy(String partnerId) {
        return partners.findById(Id.known(partnerId))
                .map(found -> partners.shown(found, caller).orElseThrow(Problem::notFound))
                .chain(partner -> sessions.redundancy(partner.id()))
                .map(all -> new Page<>(all, null));
    }

    @GET
    @Path("/sessions/{sessionId}")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER})
    @WithSession
    @Operation(summary = "Read a session")
    Uni<Session> read(String sessionId) {
        return sessions.findById(Id.known(sessionId))
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .call(session -> partners.own(session.partnerId, caller))
                .map(SessionEntity::toSession);
    }

    @POST
    @Path("/sessions/{sessionId}/activate")
    @RolesAllowed(Role.Names.OPERATOR)
    @WithTransaction
    @Operation(summary = "Say that a session is set up")
    Uni<Session> activate(String sessionId) {
        return sessions.locked(sessionId)
                .chain(session ->
                        partners.ownHeld(session.partnerId, caller)
                                .invoke(SessionResource::refuseInactive)
                                .invoke(() -> session.become(activated(session)))
                                .chain(partner -> sessions.write(session, partner.asn)));
    }

    @POST
    @Path("/sessions/{sessionId}/close")
    @RolesAllowed(Role.Names.OPERATOR)
    @WithTransaction
    @Operation(summary = "Close a session; its address is free again")
    Uni<Session> close(String sessionId) {
        return sessions.locked(sessionId)
                .invoke(session -> session.become(closed(session.state(), clock.instant())))
                .chain(session ->
                        partners.ownHeld(session.partnerId, caller)
                                .chain(partner -> sessions.write(session, partner.asn)));
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

    private static void refuseRejected(PartnerEntity partner) {
        if (!(partner.state() instanceof PartnerState.Rejected)) return;
        throw Problem.PARTNER_NOT_ACTIVE.because("The application was rejected; apply again.");
    }

    private static void refuseInactive(PartnerEntity partner) {
        if (partner.isActive()) return;
        throw Problem.PARTNER_NOT_ACTIVE.because("Approve the partner first.");
    }

    private void refuseTooMany(long open) {
        if (open < config.maxSessions()) return;
        throw Problem.TOO_MANY_SESSIONS.because(
                "The most is " + config.maxSessions() + "; have unused ones closed.");
    }

    private static void refuseRouter(Optional<Site> site, String router) {
        var routers = site.orElseThrow(() -> Sites.unknown("siteId")).routers();
        if (routers.contains(router)) return;
        throw Problem.ROUTER_UNKNOWN.at(
                "router", "The site has no router of this name.", "Choose one of " + routers + ".");
    }

    private SessionEntity row(PartnerEntity partner, NewSession request, SessionEnds ends) {
        var row = new SessionEntity();
        var requested = new SessionState.Requested(clock.instant());
        row.id = Id.fresh("ses_", requested.since());
        row.partnerId = partner.id;
        row.siteId = request.siteId();
        row.router = request.router();
        row.peerAddress = ends.peer().toString();
        row.localAddress = ends.local().map(Object::toString).orElse(null);
        row.maxPrefixes =
                request.maxPrefixes() == null ? DEFAULT_MAX_PREFIXES : request.maxPrefixes();
        row.become(requested);
        return row;
    }
}
