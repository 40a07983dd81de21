package peering.alerting.delivery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.alerting.endpoint.Endpoint;
import peering.alerting.endpoint.Endpoints;
import peering.alerting.web.Asker;
import peering.kit.identity.Role;
import peering.kit.problem.CommonProblem;

/** How fast an endpoint is told, over HTTP. */
@Path("/v1/endpoints/{endpointId}/pace")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "endpoints")
class PaceResource {
    private final Paces paces;
    private final Endpoints endpoints;
    private final Asker asker;

    PaceResource(Paces paces, Endpoints endpoints, Asker asker) {
        this.paces = paces;
        this.endpoints = endpoints;
        this.asker = asker;
    }

    @GET
    @Operation(
            summary = "Show how fast and in which order an endpoint is told",
            operationId = "getEndpointPace")
    public Uni<EndpointPace> get(@PathParam("endpointId") String endpointId) {
        return own(endpointId).chain(() -> Panache.withSession(() -> paces.of(endpointId)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Choose how fast and in which order an endpoint is told",
            operationId = "setEndpointPace")
    public Uni<EndpointPace> set(
            @PathParam("endpointId") String endpointId, @NotNull @Valid EndpointPace body) {
        return own(endpointId)
                .chain(() -> Panache.withTransaction(() -> paces.set(endpointId, body)));
    }

    private Uni<Endpoint> own(String endpointId) {
        return endpoints
                .seenBy(asker.scope(), endpointId)
                .map(found -> found.orElseThrow(CommonProblem::notFound));
    }
}
