package peering.validator.intake;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.contract.VerdictFact;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;

/** What was said of a prefix, newest first. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/prefixes/{prefixId}/verdicts")
@Tag(name = "Verdicts")
public class VerdictResource {
    private final Verdicts verdicts;
    private final Caller caller;

    VerdictResource(Verdicts verdicts, Caller caller) {
        this.verdicts = verdicts;
        this.caller = caller;
    }

    @GET
    @WithSession
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.CUSTOMER})
    @Operation(
            operationId = "listVerdicts",
            summary = "The verdicts on a prefix, newest first, each with one finding per check")
    public Uni<Page<VerdictFact>> list(
            @PathParam("prefixId") String prefixId, @Valid @BeanParam PageQuery page) {
        String owner = caller.is(Role.OPERATOR) ? "" : caller.organisation();
        return verdicts.history(prefixId, owner, below(page.cursor), page.limit + 1)
                .map(found -> known(found, page));
    }

    private static Page<VerdictFact> known(List<VerdictFact> found, PageQuery page) {
        if (found.isEmpty() && page.cursor == null) throw CommonProblem.notFound();
        return Page.of(found, page.limit, verdict -> Long.toString(verdict.revision()));
    }

    private static long below(String cursor) {
        if (cursor == null) return Long.MAX_VALUE;
        if (!cursor.matches("[1-9][0-9]{0,17}")) {
            throw CommonProblem.foreignCursor();
        }
        return Long.parseLong(cursor);
    }
}
