package peering.registration.connection.change;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.registration.connection.Connection;
import peering.registration.web.Change;
import peering.registration.web.DryRun;

/** Customers change their connections. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/connections/{connectionId}")
@Tag(name = "Connections")
class ConnectionChangeResource {
    private final ConnectionChanging changing;
    private final Caller caller;

    ConnectionChangeResource(ConnectionChanging changing, Caller caller) {
        this.changing = changing;
        this.caller = caller;
    }

    @PATCH
    @RolesAllowed(Role.Names.CUSTOMER)
    @Change
    @Operation(
            summary = "Change a connection's name, location, tags, sites or partner",
            description =
                    "A site that is changed has to serve as if the connection were opened. With another"
                            + " partner every prefix needs a key of it; all are judged anew, and"
                            + " those that are Verified stay so meanwhile.")
    @APIResponse(
            responseCode = "200",
            description = "The connection as it is now; for a dry run, what the change would do",
            content = @Content(schema = @Schema(oneOf = {Connection.class, ChangePlan.class})))
    public Uni<Object> change(
            String connectionId,
            @RestQuery
                    @Parameter(description = "Say what would happen, and change nothing.")
                    @DryRun
                    @Schema(type = SchemaType.BOOLEAN)
                    String dryRun,
            @NotNull @Valid ConnectionPatch request) {
        return "true".equals(dryRun)
                ? changing.plan(connectionId, request, caller).map(plan -> plan)
                : changing.change(connectionId, request, caller).map(changed -> changed);
    }
}
