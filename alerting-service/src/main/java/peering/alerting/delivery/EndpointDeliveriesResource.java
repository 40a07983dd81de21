package peering.alerting.delivery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import peering.alerting.endpoint.Endpoint;
import peering.alerting.endpoint.Endpoints;
import peering.alerting.format.TestMessage;
import peering.alerting.web.Asker;
import peering.alerting.web.Cursor;
import peering.alerting.web.FreshId;
import peering.alerting.web.Problem;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;

/** What an endpoint was told, and telling it something on request. */
@Path("/v1/endpoints")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "deliveries")
class EndpointDeliveriesResource {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Deliveries deliveries;
    private final Endpoints endpoints;
    private final DeliveryConfig config;
    private final Asker asker;
    private final Clock clock;

    EndpointDeliveriesResource(
            Deliveries deliveries,
            Endpoints endpoints,
            DeliveryConfig config,
            Asker asker,
            Clock clock) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.config = config;
        this.asker = asker;
        this.clock = clock;
    }

    record TestUnderWay(String deliveryId) {}

    @GET
    @Path("/{endpointId}/deliveries")
    @Operation(
            summary = "List what an endpoint was told, newest first",
            operationId = "listDeliveries")
    public Uni<Page<Delivery>> list(
            @PathParam("endpointId") String endpointId, @Valid @BeanParam PageQuery page) {
        long below = Cursor.read(page.cursor);
        return own(endpointId)
                .chain(() ->
                        Panache.withSession(() -> deliveries.page(endpointId, below, page.limit)))
                .map(found ->
                        Page.of(found, page.limit, last -> last.number.toString())
                                .map(DeliveryEntity::shown));
    }

    @POST
    @Path("/{endpointId}/test")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(202)
    @Operation(
            summary = "Send a signed test event now, the way alerts are sent",
            operationId = "testEndpoint")
    @APIResponse(
            responseCode = "202",
            description = "The delivery that carries it is on its way",
            content = @Content(schema = @Schema(implementation = TestUnderWay.class)))
    public Uni<TestUnderWay> test(@PathParam("endpointId") String endpointId) {
        return own(endpointId)
                .invoke(Endpoint::refuseUnlessEnabled)
                .chain(endpoint -> Panache.withTransaction(() -> enqueueTest(endpoint)));
    }

    private Uni<TestUnderWay> enqueueTest(Endpoint endpoint) {
        Instant now = clock.instant();
        String id = FreshId.of(FreshId.DELIVERY);
        var message = TestMessage.of(endpoint.endpointId(), now);
        var telling =
                new Telling(
                        id,
                        endpoint.endpointId(),
                        endpoint.organisation(),
                        null,
                        "test",
                        null,
                        endpoint.format(),
                        endpoint.format().test(id, message),
                        now);
        return deliveries
                .testsSince(endpoint.endpointId(), now.minus(MINUTE))
                .invoke(this::refuseOneMoreTest)
                .chain(() -> deliveries.enqueue(telling, now))
                .map(made -> new TestUnderWay(made.orElseThrow()));
    }

    private void refuseOneMoreTest(long sent) {
        if (sent < config.testsPerMinute()) return;
        throw Problem.TOO_MANY_TESTS.because(
                sent + " test events were sent within a minute; wait a minute");
    }

    private Uni<Endpoint> own(String endpointId) {
        return endpoints
                .seenBy(asker.scope(), endpointId)
                .map(found -> found.orElseThrow(CommonProblem::notFound));
    }
}
