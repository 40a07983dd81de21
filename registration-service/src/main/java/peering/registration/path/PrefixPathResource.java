package peering.registration.path;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
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
import peering.registration.web.Times;

/** Which way prefixes take, and took. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/prefixes/{prefixId}")
@Tag(name = "Paths")
class PrefixPathResource {
    private final Paths paths;
    private final Caller caller;

    PrefixPathResource(Paths paths, Caller caller) {
        this.paths = paths;
        this.caller = caller;
    }

    @GET
    @Path("/path")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.CUSTOMER})
    @Read
    @Operation(summary = "Which way a prefix takes now, and why")
    public Uni<PrefixPath> read(String prefixId) {
        return paths.visible(prefixId, caller);
    }

    @GET
    @Path("/path-history")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.CUSTOMER})
    @Read
    @Operation(summary = "Every way that a prefix took, oldest first")
    public Uni<Page<PathChange>> history(
            String prefixId,
            @BeanParam @Valid PageQuery page,
            @RestQuery
                    @Size(max = 40)
                    @Parameter(
                            description = "Only changes from then on, ISO 8601 in UTC.",
                            example = "2026-11-24T12:00:00Z")
                    String since,
            @RestQuery @Parameter(description = "Only changes to this way.") PathFact.Path path) {
        return paths.history(prefixId, caller, page, Times.of("since", since), path);
    }
}
