package peering.alerting.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.alerting.endpoint.Endpoint;
import peering.alerting.endpoint.EndpointVerification;
import peering.alerting.endpoint.VerificationWay;
import peering.alerting.web.Asker;
import peering.alerting.web.Problem;
import peering.kit.identity.Role;

/** Verification of an endpoint over HTTP. */
@Path("/v1/endpoints/{endpointId}/verification")
@RolesAllowed({Role.Names.CUSTOMER, Role.Names.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "endpoints")
class VerificationResource {
    /** Receivers that take their time hold these threads and no others. */
    private static final int THREADS = 8;

    private final EndpointVerification verification;
    private final Verifier verifier;
    private final WorkerExecutor threads;
    private final Asker asker;

    VerificationResource(
            EndpointVerification verification, Verifier verifier, Vertx vertx, Asker asker) {
        this.verification = verification;
        this.verifier = verifier;
        this.threads = vertx.createSharedWorkerExecutor("verification", THREADS);
        this.asker = asker;
    }

    /**
     * @param way null: challenge
     */
    record Wish(VerificationWay way) {}

    @POST
    @Operation(
            summary = "Ask the receiver now whether it wants to be told",
            operationId = "verifyEndpoint")
    public Uni<Endpoint> verify(
            @PathParam("endpointId") String endpointId, @NotNull @Valid Wish body) {
        var way = Optional.ofNullable(body.way()).orElse(VerificationWay.CHALLENGE);
        return verification
                .begin(asker.scope(), endpointId)
                .chain(endpoint ->
                        threads.executeBlocking(() -> verifier.ask(endpoint, way), false)
                                .chain(consent -> keep(endpoint, way, consent)));
    }

    private Uni<Endpoint> keep(Endpoint endpoint, VerificationWay way, Consent consent) {
        return switch (consent) {
            case Consent.Given(var perMinute) -> verification.succeeded(endpoint, way, perMinute);
            case Consent.Refused(String why) ->
                    Uni.createFrom()
                            .failure(
                                    Problem.ENDPOINT_NOT_VERIFIED.at(way.word(), why, remedy(way)));
        };
    }

    private static String remedy(VerificationWay way) {
        return switch (way) {
            case CHALLENGE -> "answer 200 with data.challenge of the request in the body";
            case HANDSHAKE -> "answer OPTIONS with WebHook-Allowed-Origin and WebHook-Allowed-Rate";
        };
    }
}
