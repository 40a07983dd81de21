package peering.registration.path.drill;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.PageQuery;
import peering.registration.connection.Connection;
import peering.registration.connection.Connections;
import peering.registration.web.Read;
import peering.registration.web.Wall;

/** What the prefixes of a connection would do. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/connections/{connectionId}/drills")
@Tag(name = "Paths")
class ConnectionDrillResource {
    private final Connections connections;
    private final Drills drills;
    private final Wall wall;
    private final Caller caller;

    ConnectionDrillResource(Connections connections, Drills drills, Wall wall, Caller caller) {
        this.connections = connections;
        this.drills = drills;
        this.wall = wall;
        this.caller = caller;
    }

    @POST
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.CUSTOMER})
    @Read
    @Operation(
            summary = "Ask what the connection's prefixes would do if something failed",
            description = "Nothing is changed and nothing is kept.")
    public Uni<DrillResult> drill(
            String connectionId,
            @BeanParam @Valid PageQuery page,
            @RestQuery @Parameter(description = "True: show only prefixes that would move.")
                    boolean moved,
            @NotNull @Valid NewDrill request) {
        var shown = DrillPage.of(page, moved);
        return connections
                .visible(connectionId, caller)
                .chain(connection -> drill(connection, request, shown));
    }

    /** Past the wall, for a suspended partner carries on, and is hidden from its customers. */
    private Uni<DrillResult> drill(Connection connection, NewDrill request, DrillPage shown) {
        return wall.lifted(() ->
                drills.onConnection(
                        connection.id(), connection.partnerId(), request.drill(), shown));
    }
}
