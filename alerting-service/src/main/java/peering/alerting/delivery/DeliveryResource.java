package peering.alerting.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import peering.alerting.endpoint.Endpoint;
import peering.alerting.endpoint.Endpoints;
import peering.alerting.web.Asker;
import peering.alerting.web.Problem;
import peering.kit.identity.Role;
import peering.kit.problem.CommonProblem;

/** Deliveries over HTTP. */
@Path("/v1/deliveries/{deliveryId}")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "deliveries")
class DeliveryResource {
    private final Deliveries deliveries;
    private final Endpoints endpoints;
    private final Asker asker;
    private final Clock clock;

    DeliveryResource(Deliveries deliveries, Endpoints endpoints, Asker asker, Clock clock) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.asker = asker;
        this.clock = clock;
    }

    /**
     * A delivery with everything that was tried.
     *
     * @param body the message, byte for byte as it is signed
     */
    record DeliveryDetail(
            @JsonUnwrapped Delivery delivery, String body, List<Delivery.Attempt> attemptLog) {}

    @GET
    @Operation(summary = "Show a delivery with its attempts", operationId = "getDelivery")
    public Uni<DeliveryDetail> get(@PathParam("deliveryId") String deliveryId) {
        var scope = asker.scope();
        return Panache.withSession(() ->
                deliveries
                        .row(scope, deliveryId)
                        .map(found -> found.orElseThrow(CommonProblem::notFound))
                        .chain(row ->
                                deliveries
                                        .attempts(deliveryId)
                                        .map(made ->
                                                new DeliveryDetail(row.shown(), row.body, made))));
    }

    @POST
    @Path("/retry")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(202)
    @Operation(
            summary = "Try a parked delivery again, with the whole schedule before it",
            operationId = "retryDelivery")
    public Uni<Delivery> retry(@PathParam("deliveryId") String deliveryId) {
        return again(
                deliveryId,
                () ->
                        deliveries
                                .retry(deliveryId, clock.instant())
                                .invoke(DeliveryResource::refuseUnlessParked));
    }

    @POST
    @Path("/resend")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(202)
    @Operation(
            summary = "Send a delivery again, also one that has arrived; its webhook-id stays",
            operationId = "resendDelivery")
    public Uni<Delivery> resend(@PathParam("deliveryId") String deliveryId) {
        return again(deliveryId, () -> deliveries.resend(deliveryId, clock.instant()));
    }

    /** What goes out again is the asker's own, and its endpoint is enabled. */
    private Uni<Delivery> again(String deliveryId, Supplier<Uni<?>> begin) {
        var scope = asker.scope();
        return Panache.withTransaction(() ->
                        deliveries
                                .row(scope, deliveryId)
                                .map(found -> found.orElseThrow(CommonProblem::notFound))
                                .call(row -> refuseDisabled(row.endpointId))
                                .call(begin::get))
                .chain(() -> get(deliveryId))
                .map(DeliveryDetail::delivery);
    }

    private Uni<Endpoint> refuseDisabled(String endpointId) {
        return endpoints
                .seenBy(Endpoints.EVERYBODY, endpointId)
                .map(found -> found.orElseThrow())
                .invoke(Endpoint::refuseUnlessEnabled);
    }

    private static void refuseUnlessParked(boolean begun) {
        if (begun) return;
        throw Problem.DELIVERY_NOT_PARKED.because(
                "it has been delivered, or it is waiting for its next attempt");
    }
}
