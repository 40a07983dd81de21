package peering.registration.partner;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
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
import peering.kit.problem.CommonProblem;
import peering.registration.web.Change;
import peering.registration.web.Created;
import peering.registration.web.Id;
import peering.registration.web.IfMatch;
import peering.registration.web.OneLine;
import peering.registration.web.Read;

/** Partners apply and say who they are; customers choose among the active ones. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/partners")
@Tag(name = "Partners")
class PartnerResource {
    private final Partners partners;
    private final PartnerLife life;
    private final PartnerFields fields;
    private final IfMatch ifMatch;
    private final Caller caller;
    private final Clock clock;

    PartnerResource(
            Partners partners,
            PartnerLife life,
            PartnerFields fields,
            IfMatch ifMatch,
            Caller caller,
            Clock clock) {
        this.partners = partners;
        this.life = life;
        this.fields = fields;
        this.ifMatch = ifMatch;
        this.caller = caller;
        this.clock = clock;
    }

    record Application(
            @NotNull @OneLine @Schema(examples = "Transit A") String name,
            @NotNull @Schema(examples = "isp") Partner.Kind kind,
            @NotNull @Min(0) @Max(4294967295L) @Schema(examples = "16509") Long asn,
            @Size(max = 20) List<@NotNull @Valid Contact> contacts,
            @Size(max = 50)
                    @Schema(
                            examples = "[\"Amsterdam, Science Park\"]",
                            description = "Ids of sites, or places in words.")
                    List<@NotNull @OneLine String> locations) {}

    /** What is left out stays as it is. */
    record Changes(
            @OneLine @Schema(examples = "Transit A") String name,
            @Size(max = 20) List<@NotNull @Valid Contact> contacts,
            @Size(max = 50) List<@NotNull @OneLine String> locations) {}

    @POST
    @RolesAllowed(Role.Names.PARTNER)
    @Change
    @Operation(summary = "Apply as a partner")
    @APIResponse(responseCode = "201", description = "Applied; prove the ASN next")
    public Uni<RestResponse<Partner>> apply(@NotNull @Valid Application request) {
        PublicAsn.required("asn", request.asn());
        return fields.refuseUnknownSites(request.locations())
                .chain(() -> life.apply(row(request), caller.subject()))
                .map(row -> Created.at("/v1/partners/", row.id, row.toPartner()));
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER, Role.Names.CUSTOMER})
    @Read
    @Operation(
            summary = "List partners, oldest first",
            description = "An operator sees all, a partner itself, a customer the active ones.")
    public Uni<Page<Partner>> list(
            @BeanParam @Valid PageQuery page,
            @RestQuery
                    @Pattern(
                            regexp = "applied|proven|active|suspended|rejected|closed",
                            message =
                                    "is not a state; send applied, proven, active, suspended, rejected or closed")
                    String state,
            @RestQuery
                    @Pattern(
                            regexp = "isp|ixp|sdci",
                            message = "is not a kind; send isp, ixp or sdci")
                    String kind,
            @RestQuery @Min(1) @Max(4294967295L) Long asn) {
        var only = kind == null ? null : Partner.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
        return partners.list(page, caller, state, only, asn)
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

    @PATCH
    @Path("/{partnerId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Names.PARTNER)
    @Change
    @Operation(
            summary = "Change name, contacts or locations",
            description = "What is left out stays as it is; a list that is sent replaces the old.")
    public Uni<Partner> change(String partnerId, @NotNull @Valid Changes changes) {
        return partners.ownLocked(partnerId, caller)
                .invoke(row -> ifMatch.allows(row.revision))
                .invoke(PartnerFields::refuseEnded)
                .call(() -> fields.refuseUnknownSites(changes.locations()))
                .invoke(row -> row.change(changes.name(), changes.contacts(), changes.locations()))
                .chain(partners::persist)
                .map(PartnerEntity::toPartner);
    }

    private PartnerEntity row(Application request) {
        var row = new PartnerEntity();
        row.id = Id.fresh("ptn_", clock.instant());
        row.organisation = caller.organisation();
        row.kind = request.kind().word();
        row.asn = request.asn();
        row.contacts = List.of();
        row.locations = new String[0];
        row.describe(request.name(), request.contacts(), request.locations());
        return row;
    }
}
