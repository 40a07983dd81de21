package peering.telemetry.degradation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.contract.LatencyDegradationFact;
import peering.contract.Trouble.State;
import peering.kit.facts.FactJson;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.telemetry.web.Asker;
import peering.telemetry.web.Cursor;
import peering.telemetry.web.Words;

/** Latency degradations over HTTP: the facts as they were told, the latest revision of each. */
@Path("/v1/degradations")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "degradations")
class DegradationResource {
    private final Degradations degradations;
    private final Asker asker;

    DegradationResource(Degradations degradations, Asker asker) {
        this.degradations = degradations;
        this.asker = asker;
    }

    /** Which degradations of a list are wanted; a {@code @BeanParam}. */
    public static class Filter {
        @QueryParam("prefixId")
        @Parameter(description = "Id of a registered prefix.")
        public String prefixId;

        @QueryParam("state")
        @Parameter(description = "Open or Ended.")
        public String state;

        @QueryParam("place")
        @Parameter(description = "Where it was measured.")
        public String place;
    }

    @GET
    @Operation(summary = "List degradations, latest first", operationId = "listDegradations")
    public Uni<Page<LatencyDegradationFact>> list(
            @BeanParam Filter filter, @Valid @BeanParam PageQuery page) {
        var wanted =
                new Degradations.Wanted(
                        asker.scope(),
                        filter.prefixId,
                        Words.read("state", filter.state, State.class),
                        filter.place);
        var from = Cursor.read(page.cursor);
        return Panache.withSession(
                        () -> degradations.page(wanted, from.time(), from.id(), page.limit))
                .map(found ->
                        Page.of(found, page.limit, DegradationResource::cursor)
                                .map(DegradationResource::shown));
    }

    @GET
    @Path("/{degradationId}")
    @Operation(summary = "Show a degradation", operationId = "getDegradation")
    public Uni<LatencyDegradationFact> get(@PathParam("degradationId") String degradationId) {
        return Panache.withSession(() -> degradations.findById(degradationId))
                .map(row -> {
                    if (row == null || !asker.maySee(row.organisation)) {
                        throw CommonProblem.notFound();
                    }
                    return shown(row);
                });
    }

    private static String cursor(DegradationEntity row) {
        return new Cursor(row.startedAt, row.id).toString();
    }

    private static LatencyDegradationFact shown(DegradationEntity row) {
        return FactJson.read(row.fact, LatencyDegradationFact.class);
    }
}
