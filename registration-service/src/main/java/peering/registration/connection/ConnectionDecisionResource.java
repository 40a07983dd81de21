package peering.registration.connection;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.registration.web.Change;
import peering.registration.web.OneLine;

/** What the operator decides about connections. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/connections/{connectionId}")
@RolesAllowed(Role.Names.OPERATOR)
@Tag(name = "Connections")
class ConnectionDecisionResource {
    private final ConnectionLife life;
    private final Caller caller;

    ConnectionDecisionResource(ConnectionLife life, Caller caller) {
        this.life = life;
        this.caller = caller;
    }

    /** Every word of it is shown to the customer. */
    record Reason(
            @NotNull @OneLine @Schema(examples = "The invoice of October was not paid.")
                    String reason) {}

    @POST
    @Path("/approve")
    @Change
    @Operation(
            summary = "Approve a requested connection",
            description = "Refused, as its opening would be, if partner or sites do not serve now.")
    public Uni<Connection> approve(String connectionId) {
        return life.approve(connectionId, caller);
    }

    @POST
    @Path("/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @Change
    @Operation(summary = "Reject a requested connection; it is Closed then")
    public Uni<Connection> reject(String connectionId, @NotNull @Valid Reason request) {
        return life.reject(connectionId, request.reason(), caller);
    }

    @POST
    @Path("/suspend")
    @Consumes(MediaType.APPLICATION_JSON)
    @Change
    @Operation(
            summary = "Suspend an active connection",
            description =
                    "It takes no prefixes; those it holds stay registered and go by the Internet.")
    public Uni<Connection> suspend(String connectionId, @NotNull @Valid Reason request) {
        return life.suspend(connectionId, request.reason(), caller);
    }

    @POST
    @Path("/resume")
    @Change
    @Operation(summary = "End a suspension")
    public Uni<Connection> resume(String connectionId) {
        return life.resume(connectionId, caller);
    }
}
