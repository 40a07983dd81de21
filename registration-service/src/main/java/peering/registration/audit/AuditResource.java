package peering.registration.audit;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.registration.web.OneLine;
import peering.registration.web.Read;
import peering.registration.web.Times;

/** An organisation reads what was done to its things; an operator reads everything. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/audit")
@Tag(name = "Audit")
class AuditResource {
    private final AuditTrail trail;
    private final Caller caller;

    AuditResource(AuditTrail trail, Caller caller) {
        this.trail = trail;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER, Role.Names.CUSTOMER})
    @Read
    @Operation(
            summary = "Read the audit trail, newest first",
            description =
                    "Who, when, and what it was before and after. Times are ISO 8601 in UTC;"
                            + " since is included, until is not.")
    public Uni<Page<AuditEntry>> list(
            @BeanParam @Valid PageQuery page,
            @RestQuery @OneLine String kind,
            @RestQuery @OneLine String thingId,
            @RestQuery @OneLine String actor,
            @RestQuery @OneLine String since,
            @RestQuery @OneLine String until) {
        var asked =
                new AuditTrail.Question(
                        kind,
                        thingId,
                        actor,
                        Times.of("since", since),
                        Times.of("until", until),
                        cursor(page));
        return trail.newest(asked, caller, page.limit)
                .map(found ->
                        Page.of(found, page.limit, row -> row.id.toString())
                                .map(AuditEntryEntity::toEntry));
    }

    private static Long cursor(PageQuery page) {
        if (page.cursor == null) return null;
        if (!page.cursor.matches("[0-9]{1,18}")) throw CommonProblem.foreignCursor();
        return Long.valueOf(page.cursor);
    }
}
