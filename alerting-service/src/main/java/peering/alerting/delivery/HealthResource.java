package peering.alerting.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.alerting.endpoint.Endpoints;
import peering.alerting.web.Asker;
import peering.kit.identity.Role;
import peering.kit.problem.CommonProblem;

/** How an endpoint fares, over HTTP. */
@Path("/v1/endpoints/{endpointId}/health")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "endpoints")
class HealthResource {
    private final Endpoints endpoints;
    private final HealthFigures figures;
    private final Asker asker;

    HealthResource(Endpoints endpoints, HealthFigures figures, Asker asker) {
        this.endpoints = endpoints;
        this.figures = figures;
        this.asker = asker;
    }

    @GET
    @Operation(
            summary = "Show how an endpoint has fared in the last 24 hours",
            operationId = "getEndpointHealth")
    public Uni<Health> get(@PathParam("endpointId") String endpointId) {
        return endpoints
                .seenBy(asker.scope(), endpointId)
                .map(found -> found.orElseThrow(CommonProblem::notFound))
                .chain(figures::of);
    }
}
