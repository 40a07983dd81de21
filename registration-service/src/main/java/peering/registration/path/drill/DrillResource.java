package peering.registration.path.drill;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.registration.partner.Partners;
import peering.registration.path.decision.Drill;
import peering.registration.web.Problem;
import peering.registration.web.Read;
import peering.registration.web.Wall;

/** What all prefixes would do. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/drills")
@Tag(name = "Paths")
class DrillResource {
    private final Partners partners;
    private final Drills drills;
    private final Wall wall;
    private final Caller caller;

    DrillResource(Partners partners, Drills drills, Wall wall, Caller caller) {
        this.partners = partners;
        this.drills = drills;
        this.wall = wall;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER})
    @Read
    @Operation(
            summary = "Ask what all prefixes would do if something failed",
            description =
                    "Nothing is changed and nothing is kept. A partner may let its own sessions"
                            + " fail, and is told numbers only.")
    public Uni<DrillResult> drill(
            @BeanParam @Valid PageQuery page,
            @RestQuery @Parameter(description = "True: show only prefixes that would move.")
                    boolean moved,
            @NotNull @Valid NewDrill request) {
        var shown = DrillPage.of(page, moved);
        var drill = request.drill();
        if (caller.is(Role.OPERATOR)) return drills.everywhere(drill, shown);
        refuseMoreThanSessions(drill);
        return partners.find(
                        "organisation = ?1 and state in ('active', 'suspended')",
                        caller.organisation())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() ->
                        Problem.PARTNER_NOT_ACTIVE.because("Have the partner approved first."))
                .chain(partner -> wall.lifted(() -> drills.ofPartner(partner.id(), drill)));
    }

    private static void refuseMoreThanSessions(Drill drill) {
        boolean sessionsOnly =
                drill.down().isEmpty()
                        && drill.draining().isEmpty()
                        && drill.routers().isEmpty()
                        && drill.slow().isEmpty();
        if (sessionsOnly) return;
        throw CommonProblem.FORBIDDEN.because(
                "A partner may let its own sessions fail, and nothing else.");
    }
}
