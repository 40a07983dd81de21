package peering.registration.partner.registered;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.registration.partner.Partner;
import peering.registration.partner.PartnerConfig;
import peering.registration.partner.PartnerEntity;
import peering.registration.partner.Partners;
import peering.registration.partner.PublicAsn;
import peering.registration.web.Change;
import peering.registration.web.Created;
import peering.registration.web.Problem;
import peering.registration.web.Read;

/** Route servers register the AS numbers behind them and hand the keys to their customers. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/partners/{partnerId}/registered-asns")
@Tag(name = "Registered AS numbers")
class RegisteredAsnResource {
    private final Partners partners;
    private final Registrar registrar;
    private final RegisteredAsns registered;
    private final PartnerConfig config;
    private final Caller caller;
    private final Clock clock;

    RegisteredAsnResource(
            Partners partners,
            Registrar registrar,
            RegisteredAsns registered,
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

    record NewRegisteredAsn(
            @NotNull @Min(0) @Max(4294967295L) @Schema(examples = "16509") Long asn) {}

    @POST
    @RolesAllowed(Role.Names.PARTNER)
    @Change
    @Operation(
            summary = "Register an AS number; the answer shows its key, once",
            description = "The key opens every prefix that this AS alone originates.")
    @APIResponse(responseCode = "201", description = "Registered; keep the key")
    public Uni<RestResponse<RegisteredAsn>> register(
            String partnerId, @NotNull @Valid NewRegisteredAsn request) {
        PublicAsn.required("asn", request.asn());
        var key = PrefixKey.fresh();
        return registrar
                .able(partnerId, caller)
                .invoke(RegisteredAsnResource::refuseOthers)
                .call(this::refuseTooMany)
                .chain(partner -> registered.add(row(partner, request.asn()), key))
                .map(row ->
                        Created.at(
                                "/v1/partners/" + partnerId + "/registered-asns/",
                                row.id,
                                row.toRegisteredAsn(key)));
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER})
    @Read
    @Operation(summary = "List a partner's registered AS numbers, oldest first, without keys")
    public Uni<Page<RegisteredAsn>> list(
            String partnerId,
            @BeanParam @Valid PageQuery page,
            @RestQuery @Min(1) @Max(4294967295L) Long asn) {
        return partners.own(partnerId, caller)
                .chain(partner -> registered.list(page, partner.id(), asn))
                .map(found ->
                        Page.of(found, page.limit, row -> row.id)
                                .map(row -> row.toRegisteredAsn(null)));
    }

    private static void refuseOthers(PartnerEntity partner) {
        if (partner.kind() == Partner.Kind.IXP) return;
        throw Problem.NOT_A_ROUTE_SERVER.because(
                "The partner is of the kind "
                        + partner.kind().word()
                        + "; register prefixes instead.");
    }

    private Uni<Void> refuseTooMany(PartnerEntity partner) {
        return registered.refuseTooMany(
                partner, config.maxRegisteredAsns(), Problem.TOO_MANY_REGISTERED_ASNS);
    }

    private RegisteredAsnEntity row(PartnerEntity partner, long asn) {
        var row = new RegisteredAsnEntity();
        row.begin("ras_", partner, clock.instant());
        row.asn = asn;
        return row;
    }
}
