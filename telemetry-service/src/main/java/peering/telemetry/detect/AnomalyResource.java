package peering.telemetry.detect;

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
import peering.contract.RouteAnomalyFact;
import peering.contract.Trouble.State;
import peering.kit.facts.FactJson;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.telemetry.web.Asker;
import peering.telemetry.web.Cursor;
import peering.telemetry.web.Words;

/** Route anomalies over HTTP: the facts as they were told, the latest revision of each. */
@Path("/v1/anomalies")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "anomalies")
class AnomalyResource {
    private final Anomalies anomalies;
    private final Asker asker;

    AnomalyResource(Anomalies anomalies, Asker asker) {
        this.anomalies = anomalies;
        this.asker = asker;
    }

    /** Which anomalies of a list are wanted; a {@code @BeanParam}. */
    public static class Filter {
        @QueryParam("prefixId")
        @Parameter(description = "Id of a registered prefix.")
        public String prefixId;

        @QueryParam("state")
        @Parameter(description = "Open or Ended.")
        public String state;

        @QueryParam("kind")
        @Parameter(description = "The rule that spoke, such as OriginHijack.")
        public String kind;
    }

    @GET
    @Operation(summary = "List anomalies, latest first", operationId = "listAnomalies")
    public Uni<Page<RouteAnomalyFact>> list(
            @BeanParam Filter filter, @Valid @BeanParam PageQuery page) {
        var wanted =
                new Anomalies.Wanted(
                        asker.scope(),
                        filter.prefixId,
                        Words.read("state", filter.state, State.class),
                        Words.read("kind", filter.kind, RouteAnomalyFact.Kind.class));
        var from = Cursor.read(page.cursor);
        return Panache.withSession(() -> anomalies.page(wanted, from.time(), from.id(), page.limit))
                .map(found ->
                        Page.of(found, page.limit, AnomalyResource::cursor)
                                .map(AnomalyResource::shown));
    }

    @GET
    @Path("/{anomalyId}")
    @Operation(summary = "Show an anomaly", operationId = "getAnomaly")
    public Uni<RouteAnomalyFact> get(@PathParam("anomalyId") String anomalyId) {
        return Panache.withSession(() -> anomalies.findById(anomalyId))
                .map(row -> {
                    if (row == null || !asker.maySee(row.organisation)) {
                        throw CommonProblem.notFound();
                    }
                    return shown(row);
                });
    }

    private static String cursor(AnomalyEntity row) {
        return new Cursor(row.firstSeen, row.id).toString();
    }

    private static RouteAnomalyFact shown(AnomalyEntity row) {
        return FactJson.read(row.fact, RouteAnomalyFact.class);
    }
}
