package peering.telemetry.glass;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.telemetry.watched.WatchedPrefixes;
import peering.telemetry.web.Asker;
import peering.telemetry.web.Problem;
import peering.telemetry.world.CurrentWorld;

/** The looking glass over HTTP. */
@Path("/v1/prefixes/{prefixId}/routes")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "looking glass")
class GlassResource {
    private final RouteSearch search;
    private final WatchedPrefixes prefixes;
    private final CurrentWorld world;
    private final Asker asker;

    GlassResource(RouteSearch search, WatchedPrefixes prefixes, CurrentWorld world, Asker asker) {
        this.world = world;
        this.search = search;
        this.prefixes = prefixes;
        this.asker = asker;
    }

    @GET
    @Operation(
            summary = "List what each peer shows of a prefix and its parts, now or at a time",
            operationId = "listRoutes")
    public Uni<Page<ShownRoute>> list(
            @PathParam("prefixId") String prefixId,
            @BeanParam RouteQuestion question,
            @Valid @BeanParam PageQuery page) {
        checkMine(prefixId);
        var known = world.now();
        return search.find(prefixId, question, GlassCursor.read(page.cursor), page.limit)
                .map(found ->
                        Page.of(found, page.limit, last -> GlassCursor.at(last).toString())
                                .map(route -> route.judgedBy(known)));
    }

    private void checkMine(String prefixId) {
        if (!prefixes.isLoaded()) {
            throw Problem.PREFIXES_NOT_LOADED.because("Try again in a few seconds.");
        }
        boolean mine =
                prefixes.byId(prefixId)
                        .filter(prefix -> asker.maySee(prefix.organisation()))
                        .isPresent();
        if (!mine) throw CommonProblem.notFound();
    }
}
