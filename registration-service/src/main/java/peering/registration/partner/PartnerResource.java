package peering.registration.partner;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
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
import peering.registration.partner.Partner.Contact;
import peering.registration.web.Change;
import peering.registration.web.Created;
import peering.registration.web.Id;
import peering.registration.web.OneLine;
import peering.registration.web.Problem;
import peering.registration.web.Read;

/** Partners apply, operators decide, customers choose among the active ones. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/partners")
@Tag(name = "Partners")
class PartnerResource {
    private final Partners partners;
    private final Caller caller;
    private final Clock clock;

    PartnerResource(Partners partners, Caller caller, Clock clock) {
        this.partners = partners;
        this.caller = caller;
        this.clock = clock;
    }

    record Application(
            @NotNull @OneLine @Schema(examples = "Transit A") String name,
            @NotNull @Schema(examples = "isp") Partner.Kind kind,
            @NotNull @Min(0) @Max(4294967295L) @Schema(examples = "16509") Long asn,
            @Size(max = 20) List<@NotNull @Valid Contact> contacts) {}

    record Rejection(
            @NotNull @OneLine @Schema(examples = "The ASN's contact did not confirm.")
                    String reason) {}

    @POST
    @RolesAllowed(Role.Names.PARTNER)
    @Change
    @Operation(summary = "Apply as a partner")
    @APIResponse(responseCode = "201", description = "Applied; the operator decides")
    public Uni<RestResponse<Partner>> apply(@NotNull @Valid Application request) {
        PublicAsn.required("asn", request.asn());
        return partners.add(row(request))
                .map(row -> Created.at("/v1/partners/", row.id, row.toPartner()));
    }

    @POST
    @Path("/{partnerId}/approve")
    @RolesAllowed(Role.Names.OPERATOR)
    @Change
    @Operation(summary = "Approve an application")
    public Uni<Partner> approve(String partnerId) {
        return decide(partnerId, applied -> applied.approve(clock.instant()));
    }

    @POST
    @Path("/{partnerId}/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Names.OPERATOR)
    @Change
    @Operation(summary = "Reject an application, with a reason that the partner sees")
    public Uni<Partner> reject(String partnerId, @NotNull @Valid Rejection rejection) {
        return decide(partnerId, applied -> applied.reject(clock.instant(), rejection.reason()));
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER, Role.Names.CUSTOMER})
    @Read
    @Operation(
            summary = "List partners, oldest first",
            description = "An operator sees all, a partner itself, a customer the active ones.")
    public Uni<Page<Partner>> list(@BeanParam @Valid PageQuery page) {
        return partners.list(page, caller)
                .map(found ->
                        Page.of(found, page.limit, row -> row.id)
                                .map(row -> partners.shown(row, caller).orElseThrow()));
    }

    @GET
    @Path("/{partnerId}")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER, Role.Names.CUSTOMER})
    @Read
    @Operation(summary = "Read a partner")
    public Uni<Partner> read(String partnerId) {
        return partners.findById(Id.known(partnerId))
                .map(found -> partners.shown(found, caller).orElseThrow(CommonProblem::notFound));
    }

    private Uni<Partner> decide(
            String partnerId, Function<PartnerState.Applied, PartnerState> decision) {
        return partners.ownLocked(partnerId, caller)
                .invoke(partner -> {
                    if (!(partner.state() instanceof PartnerState.Applied applied)) {
                        throw Problem.PARTNER_DECIDED.because(
                                "It is " + partner.state + "; only an application is decided.");
                    }
                    partner.become(decision.apply(applied));
                })
                .map(PartnerEntity::toPartner);
    }

    private PartnerEntity row(Application request) {
        var row = new PartnerEntity();
        var applied = new PartnerState.Applied(clock.instant());
        row.id = Id.fresh("ptn_", applied.since());
        row.organisation = caller.organisation();
        row.name = request.name();
        row.kind = request.kind().word();
        row.asn = request.asn();
        row.contacts = request.contacts() == null ? List.of() : request.contacts();
        row.become(applied);
        return row;
    }
}
