package peering.registration.partner.session;

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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
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
import peering.registration.partner.PartnerConfig;
import peering.registration.partner.PartnerEntity;
import peering.registration.partner.PartnerState;
import peering.registration.partner.Partners;
import peering.registration.site.Site;
import peering.registration.site.Sites;
import peering.registration.web.Change;
import peering.registration.web.Created;
import peering.registration.web.Id;
import peering.registration.web.OneLine;
import peering.registration.web.Problem;
import peering.registration.web.Read;

/** Partners ask for sessions at our routers. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/partners/{partnerId}/sessions")
@Tag(name = "Sessions")
class PartnerSessionResource {
    private static final int DEFAULT_MAX_PREFIXES = 1000;

    private final Partners partners;
    private final Sessions sessions;
    private final Sites sites;
    private final PartnerConfig config;
    private final Caller caller;
    private final Clock clock;

    PartnerSessionResource(
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
    @RolesAllowed(Role.Names.PARTNER)
    @Change
    @Operation(summary = "Ask for a session at a router")
    @APIResponse(responseCode = "201", description = "Requested; the operator activates it")
    public Uni<RestResponse<Session>> request(
            String partnerId, @NotNull @Valid NewSession request) {
        var ends = SessionEnds.parse(request.peerAddress(), request.localAddress());
        return partners.ownLocked(partnerId, caller)
                .invoke(PartnerSessionResource::refuseUnable)
                .call(partner -> sessions.countOpen(partner.id()).invoke(this::refuseTooMany))
                .call(() ->
                        sites.held(request.siteId())
                                .invoke(site -> refuseRouter(site, request.router())))
                .chain(partner -> sessions.write(row(partner, request, ends), partner.asn()))
                .map(session -> Created.at("/v1/sessions/", session.id(), session));
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER})
    @Read
    @Operation(summary = "List a partner's sessions, oldest first")
    public Uni<Page<Session>> list(String partnerId, @BeanParam @Valid PageQuery page) {
        return partners.own(partnerId, caller)
                .chain(partner -> sessions.list(page, partner.id()))
                .map(found ->
                        Page.of(found, page.limit, row -> row.id).map(SessionEntity::toSession));
    }

    /** An applicant may ask, so that its sessions are there when it is approved. */
    private static void refuseUnable(PartnerEntity partner) {
        switch (partner.state()) {
            case PartnerState.Undecided _, PartnerState.Active _ -> {}
            case PartnerState.Suspended _ ->
                    throw Problem.PARTNER_NOT_ACTIVE.because(
                            "The partner is suspended; ask the operator to resume it.");
            case PartnerState.Rejected _, PartnerState.Closed _ ->
                    throw Problem.PARTNER_NOT_ACTIVE.because(
                            "The partner is " + partner.state().word() + "; apply again.");
        }
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
        row.partnerId = partner.id();
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
