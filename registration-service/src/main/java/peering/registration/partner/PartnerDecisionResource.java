package peering.registration.partner;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.registration.web.Change;
import peering.registration.web.IfMatch;
import peering.registration.web.OneLine;
import peering.registration.web.Read;

/** Operators decide about partners; a partner may leave. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/partners")
@Tag(name = "Partners")
class PartnerDecisionResource {
    private final Partners partners;
    private final PartnerLife life;
    private final Steps steps;
    private final IfMatch ifMatch;
    private final Caller caller;

    PartnerDecisionResource(
            Partners partners, PartnerLife life, Steps steps, IfMatch ifMatch, Caller caller) {
        this.partners = partners;
        this.life = life;
        this.steps = steps;
        this.ifMatch = ifMatch;
        this.caller = caller;
    }

    record Approval(
            @Schema(
                            examples = "true",
                            description = "Approve although the AS number was not proved.")
                    Boolean withoutProof,
            @OneLine
                    @Schema(
                            examples = "Known to us since 2009.",
                            description = "Needed with withoutProof.")
                    String reason) {}

    record Reason(
            @NotNull @OneLine @Schema(examples = "The ASN's contact did not confirm.")
                    String reason) {}

    record Farewell(@OneLine @Schema(examples = "We left the building.") String reason) {}

    @POST
    @Path("/{partnerId}/approve")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Names.OPERATOR)
    @Change
    @Operation(
            summary = "Approve an application",
            description = "The AS number has to be proved, or it is said why it need not be.")
    public Uni<Partner> approve(String partnerId, @Valid Approval approval) {
        var withoutProof = withoutProof(approval);
        return moved(partnerId, row -> life.approve(row, withoutProof, caller.subject()));
    }

    @POST
    @Path("/{partnerId}/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Names.OPERATOR)
    @Change
    @Operation(summary = "Reject an application, with a reason that the partner sees")
    public Uni<Partner> reject(String partnerId, @NotNull @Valid Reason rejection) {
        return moved(partnerId, row -> life.reject(row, rejection.reason(), caller.subject()));
    }

    @POST
    @Path("/{partnerId}/suspend")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Names.OPERATOR)
    @Change
    @Operation(
            summary = "Suspend an active partner, with a reason that it sees",
            description =
                    "What it has stays; it gets no new sessions, prefixes or connections until it is resumed.")
    public Uni<Partner> suspend(String partnerId, @NotNull @Valid Reason suspension) {
        return moved(partnerId, row -> life.suspend(row, suspension.reason(), caller.subject()));
    }

    @POST
    @Path("/{partnerId}/resume")
    @RolesAllowed(Role.Names.OPERATOR)
    @Change
    @Operation(summary = "Resume a suspended partner")
    public Uni<Partner> resume(String partnerId) {
        return moved(partnerId, row -> life.resume(row, caller.subject()));
    }

    @POST
    @Path("/{partnerId}/close")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER})
    @Change
    @Operation(
            summary = "Close a partner, or withdraw an application",
            description =
                    "Refused with the list of its open sessions and connections while it has any."
                            + " Its registered prefixes and AS numbers are free again.")
    public Uni<Partner> close(String partnerId, @Valid Farewell farewell) {
        var why = Optional.ofNullable(farewell).map(Farewell::reason);
        return moved(partnerId, row -> life.close(row, why, caller.subject()));
    }

    @GET
    @Path("/{partnerId}/history")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER})
    @Read
    @Operation(summary = "List what befell a partner, oldest first")
    public Uni<Page<Step>> history(String partnerId, @BeanParam @Valid PageQuery page) {
        return partners.own(partnerId, caller).chain(row -> steps.page(page, row.id()));
    }

    private Uni<Partner> moved(
            String partnerId, Function<PartnerEntity, Uni<? extends PartnerEntity>> move) {
        return partners.ownLocked(partnerId, caller)
                .invoke(row -> ifMatch.allows(row.revision))
                .chain(move)
                .map(PartnerEntity::toPartner);
    }

    private static Optional<String> withoutProof(Approval approval) {
        if (approval == null || !Boolean.TRUE.equals(approval.withoutProof())) {
            return Optional.empty();
        }
        if (approval.reason() == null) {
            throw CommonProblem.FIELD_INVALID.at(
                    "reason",
                    "An approval without proof needs a reason.",
                    "Say how you know that the applicant runs the AS number.");
        }
        return Optional.of(approval.reason());
    }
}
