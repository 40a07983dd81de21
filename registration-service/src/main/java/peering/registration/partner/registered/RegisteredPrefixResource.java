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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.registration.partner.PartnerConfig;
import peering.registration.partner.PartnerEntity;
import peering.registration.partner.Partners;
import peering.registration.partner.PublicAsn;
import peering.registration.web.Change;
import peering.registration.web.Created;
import peering.registration.web.Problem;
import peering.registration.web.Read;
import peering.routing.net.Prefix;

/** Partners register the prefixes they carry and hand the keys to their customers. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/partners/{partnerId}/registered-prefixes")
@Tag(name = "Registered prefixes")
class RegisteredPrefixResource {
    private final Partners partners;
    private final Registrar registrar;
    private final RegisteredPrefixes registered;
    private final PartnerConfig config;
    private final Caller caller;
    private final Clock clock;

    RegisteredPrefixResource(
            Partners partners,
            Registrar registrar,
            RegisteredPrefixes registered,
            PartnerConfig config,
            Caller caller,
            Clock clock) {
        this.partners = partners;
        this.registrar = registrar;
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
        return registrar
                .able(partnerId, caller)
                .call(this::refuseTooMany)
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
    public Uni<Page<RegisteredPrefix>> list(
            String partnerId,
            @BeanParam @Valid PageQuery page,
            @RestQuery @Size(max = 100) @Parameter(description = "Exactly this prefix.")
                    String prefix,
            @RestQuery
                    @Size(max = 100)
                    @Parameter(description = "The registered prefixes that cover this one.")
                    String covering) {
        var exactly = prefix == null ? null : PublicPrefix.parse(prefix);
        var inside = covering == null ? null : PublicPrefix.parse(covering);
        return partners.own(partnerId, caller)
                .chain(partner -> registered.list(page, partner.id(), exactly, inside))
                .map(found ->
                        Page.of(found, page.limit, row -> row.id)
                                .map(row -> row.toRegisteredPrefix(null)));
    }

    private Uni<Void> refuseTooMany(PartnerEntity partner) {
        return registered.refuseTooMany(
                partner, config.maxRegisteredPrefixes(), Problem.TOO_MANY_REGISTERED_PREFIXES);
    }

    private RegisteredPrefixEntity row(PartnerEntity partner, Prefix prefix, List<Long> origins) {
        var row = new RegisteredPrefixEntity();
        row.begin("rpx_", partner, clock.instant());
        row.prefix = prefix.toString();
        row.origins = origins == null ? new Long[] {partner.asn()} : origins.toArray(Long[]::new);
        return row;
    }
}
