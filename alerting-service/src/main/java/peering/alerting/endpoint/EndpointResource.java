package peering.alerting.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import peering.alerting.format.Format;
import peering.alerting.web.Asker;
import peering.alerting.web.Cursor;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;

/** Endpoints over HTTP. */
@Path("/v1/endpoints")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "endpoints")
class EndpointResource {
    private static final long LONGEST_OVERLAP = 7 * 24 * 3600;

    private final EndpointChanges changes;
    private final EndpointRotation rotation;
    private final Endpoints endpoints;
    private final Asker asker;

    EndpointResource(
            EndpointChanges changes, EndpointRotation rotation, Endpoints endpoints, Asker asker) {
        this.changes = changes;
        this.rotation = rotation;
        this.endpoints = endpoints;
        this.asker = asker;
    }

    /**
     * @param format null: standard-webhooks
     * @param credential a secret that the format wants in its body; kept encrypted, never shown
     * @param signing null: v1
     * @param operations whether it hears how the organisation's other endpoints fare
     * @param headers added to each request; kept encrypted, only their names are shown
     */
    record NewEndpoint(
            @NotNull String url,
            @Size(max = 200) String description,
            Format format,
            @Size(max = 200) String credential,
            Signing signing,
            Map<String, String> headers,
            Boolean operations) {}

    /**
     * What is null stays as it is.
     *
     * @param headers in place of all those before
     */
    record EndpointPatch(
            String url,
            @Size(max = 200) String description,
            Boolean disabled,
            Format format,
            @Size(max = 200) String credential,
            Signing signing,
            Map<String, String> headers,
            Boolean operations) {}

    record EndpointWithSecret(@JsonUnwrapped Endpoint endpoint, String secret) {}

    /**
     * @param publicKey of the new pair; null if the endpoint has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewKeys(String secret, String publicKey, Instant previousSignsUntil) {}

    @POST
    @Operation(
            summary = "Create an endpoint; its secret is shown in this answer and never again",
            operationId = "createEndpoint")
    @APIResponse(responseCode = "201")
    public Uni<RestResponse<EndpointWithSecret>> create(@NotNull @Valid NewEndpoint body) {
        return changes.create(asker.organisation(), body)
                .map(made ->
                        RestResponse.ResponseBuilder.<EndpointWithSecret>created(
                                        URI.create("/v1/endpoints/" + made.endpoint().endpointId()))
                                .entity(
                                        new EndpointWithSecret(
                                                made.endpoint(), made.secret().value()))
                                .build());
    }

    @GET
    @Operation(summary = "List endpoints, newest first", operationId = "listEndpoints")
    public Uni<Page<Endpoint>> list(@Valid @BeanParam PageQuery page) {
        return changes.page(asker.scope(), Cursor.read(page.cursor), page.limit);
    }

    @GET
    @Path("/{endpointId}")
    @Operation(summary = "Show an endpoint", operationId = "getEndpoint")
    public Uni<Endpoint> get(@PathParam("endpointId") String endpointId) {
        return endpoints
                .seenBy(asker.scope(), endpointId)
                .map(found -> found.orElseThrow(CommonProblem::notFound));
    }

    @PATCH
    @Path("/{endpointId}")
    @Operation(
            summary = "Change URL or description, disable or enable",
            operationId = "changeEndpoint")
    public Uni<Endpoint> change(
            @PathParam("endpointId") String endpointId, @NotNull @Valid EndpointPatch body) {
        return changes.change(asker.scope(), endpointId, body);
    }

    @DELETE
    @Path("/{endpointId}")
    @ResponseStatus(204)
    @Operation(
            summary = "Delete an endpoint with its subscriptions and deliveries",
            operationId = "deleteEndpoint")
    public Uni<Void> delete(@PathParam("endpointId") String endpointId) {
        return changes.delete(asker.scope(), endpointId);
    }

    @POST
    @Path("/{endpointId}/rotate-secret")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary =
                    "Make a new secret, and a new pair if there is one; the old ones sign too until"
                            + " the time in the answer",
            operationId = "rotateEndpointSecret")
    public Uni<NewKeys> rotate(
            @PathParam("endpointId") String endpointId,
            @Parameter(description = "Seconds for which the old ones sign too; by default a day")
                    @QueryParam("overlapSeconds")
                    @Min(0)
                    @Max(LONGEST_OVERLAP)
                    Long overlapSeconds) {
        var overlap = Optional.ofNullable(overlapSeconds).map(Duration::ofSeconds);
        return rotation.rotate(asker.scope(), endpointId, overlap);
    }
}
