package peering.registration.path;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import peering.contract.PathFact;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.registration.web.Read;

/** Which ways the prefixes of a connection take. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/connections/{connectionId}/paths")
@Tag(name = "Paths")
class ConnectionPathResource {
    private final Paths paths;
    private final Caller caller;

    ConnectionPathResource(Paths paths, Caller caller) {
        this.paths = paths;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.CUSTOMER})
    @Read
    @Operation(summary = "List the ways that a connection's prefixes take, oldest prefix first")
    public Uni<Page<PrefixPath>> list(
            String connectionId,
            @BeanParam @Valid PageQuery page,
            @RestQuery @Parameter(description = "Only those that take this way.")
                    PathFact.Path path) {
        return paths.ofConnection(connectionId, caller, page, path);
    }
}
