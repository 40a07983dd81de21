package peering.registration.partner.registered;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.registration.partner.PartnerConfig;
import peering.registration.partner.PartnerEntity;
import peering.registration.partner.Partners;
import peering.registration.partner.PublicAsn;
import peering.registration.partner.session.LocalRedundancy;
import peering.registration.partner.session.Sessions;
import peering.registration.web.Change;
import peering.registration.web.Created;
import peering.registration.web.Id;
import peering.registration.web.Problem;
import peering.registration.web.Read;
import peering.routing.net.Prefix;

/** Partners register the prefixes they carry and hand the keys to their customers. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/partners/{partnerId}/registered-prefixes")
@Tag(name = "Registered prefixes")
class RegisteredPrefixResource {
    private final Partners partners;
    private final Sessions sessions;
    private final RegisteredPrefixes registered;
    private final PartnerConfig config;
    private final Caller caller;
    private final Clock clock;

    RegisteredPrefixResource(
            Partners partners,
            Sessions sessions,
            RegisteredPrefixes registered,
            PartnerConfig config,
            Caller caller,
            Clock clock) {
        this.partners = partners;
        this.sessions = sessions;
        this.registered = registered;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    record NewRegisteredPrefix(
            @NotNull @Size(max = 100) @Schema(examples = "205.251.192.0/21") String prefix,
            @Size(min = 1, max = 50)
                    @Schema(
                            examples = "[16509]",
                            description = "Who may originate it; the partner itself if left out.")
                    List<@NotNull @Min(0) @Max(4294967295L) Long> origins) {}

    @POST
    @RolesAllowed(Role.Names.PARTNER)
    @Change
    @Operation(summary = "Register a prefix; the answer shows its key, once")
    @APIResponse(responseCode = "201", description = "Registered; keep the key")
    public Uni<RestResponse<RegisteredPrefix>> register(
            String partnerId, @NotNull @Valid NewRegisteredPrefix request) {
        var prefix = PublicPrefix.required(request.prefix(), config.policy());
        if (request.origins() != null) PublicAsn.allRequired("origins", request.origins());
        var key = PrefixKey.fresh();
        return partners.ownLocked(partnerId, caller)
                .invoke(RegisteredPrefixResource::refuseInactive)
                .call(partner ->
                        sessions.redundancy(partner.id())
                                .invoke(RegisteredPrefixResource::refuseUnconnected))
                .call(partner -> registered.countOf(partner.id()).invoke(this::refuseTooMany))
                .chain(partner -> registered.add(row(partner, prefix, request.origins()), key))
                .map(row ->
                        Created.at(
                                "/v1/partners/" + partnerId + "/registered-prefixes/",
                                row.id,
                                row.toRegisteredPrefix(key)));
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER})
    @Read
    @Operation(summary = "List a partner's registered prefixes, oldest first, without keys")
    public Uni<Page<RegisteredPrefix>> list(String partnerId, @BeanParam @Valid PageQuery page) {
        return partners.own(partnerId, caller)
                .chain(partner -> registered.list(page, partner.id()))
                .map(found ->
                        Page.of(found, page.limit, row -> row.id)
                                .map(row -> row.toRegisteredPrefix(null)));
    }

    @GET
    @Path("/{registeredPrefixId}")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER})
    @Read
    @Operation(summary = "Read a registered prefix, without its key")
    public Uni<RegisteredPrefix> read(String partnerId, String registeredPrefixId) {
        return partners.own(partnerId, caller)
                .chain(partner -> ofPartner(partner, registeredPrefixId))
                .map(row -> row.toRegisteredPrefix(null));
    }

    @POST
    @Path("/{registeredPrefixId}/rotate-key")
    @RolesAllowed(Role.Names.PARTNER)
    @Change
    @Operation(
            summary = "Replace the key; the answer shows the new one, once",
            description = "Claims that the old key opened stand. It opens no new ones.")
    public Uni<RegisteredPrefix> rotateKey(String partnerId, String registeredPrefixId) {
        var key = PrefixKey.fresh();
        return partners.ownLocked(partnerId, caller)
                .chain(partner -> ofPartner(partner, registeredPrefixId))
                .call(row -> registered.rotate(row, key, clock.instant()))
                .map(row -> row.toRegisteredPrefix(key));
    }

    private Uni<RegisteredPrefixEntity> ofPartner(PartnerEntity partner, String id) {
        return registered
                .find("id = ?1 and partnerId = ?2", Id.known(id), partner.id())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(CommonProblem::notFound);
    }

    private static void refuseInactive(PartnerEntity partner) {
        if (partner.isActive()) return;
        throw Problem.PARTNER_NOT_ACTIVE.because(
                "The partner is "
                        + partner.state().word()
                        + "; prefixes can be registered once it is active.");
    }

    private static void refuseUnconnected(List<LocalRedundancy> sites) {
        if (!sites.isEmpty()) return;
        throw Problem.NO_ACTIVE_SESSION.because(
                "Ask for a session and have it activated before you register prefixes.");
    }

    private void refuseTooMany(long count) {
        if (count < config.maxRegisteredPrefixes()) return;
        throw Problem.TOO_MANY_REGISTERED_PREFIXES.because(
                "The most is " + config.maxRegisteredPrefixes() + ".");
    }

    private RegisteredPrefixEntity row(PartnerEntity partner, Prefix prefix, List<Long> origins) {
        var row = new RegisteredPrefixEntity();
        row.registeredAt = clock.instant();
        row.id = Id.fresh("rpx_", row.registeredAt);
        row.partnerId = partner.id();
        row.prefix = prefix.toString();
        row.origins = origins == null ? new Long[] {partner.asn()} : origins.toArray(Long[]::new);
        return row;
    }
}
