package peering.registration.connection;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.registration.web.Change;
import peering.registration.web.Created;
import peering.registration.web.OneLine;
import peering.registration.web.Read;

/** Customers open, find and close connections. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/connections")
@Tag(name = "Connections")
class ConnectionResource {
    private final ConnectionLife life;
    private final Connections connections;
    private final PartnerConnections carried;
    private final ConnectionBook book;
    private final Caller caller;

    ConnectionResource(
            ConnectionLife life,
            Connections connections,
            PartnerConnections carried,
            ConnectionBook book,
            Caller caller) {
        this.life = life;
        this.connections = connections;
        this.carried = carried;
        this.book = book;
        this.caller = caller;
    }

    record NewConnection(
            @NotNull @OneLine @Schema(examples = "Acme Amsterdam") String name,
            @NotNull @OneLine @Schema(examples = "ptn_019ab3c0f5a2d41d8cd98f00b204e980")
                    String partnerId,
            @NotNull @OneLine @Schema(examples = "site_019ab3c0f5a2d41d8cd98f00b204e980")
                    String primarySiteId,
            @OneLine
                    @Schema(
                            examples = "site_019ab3c0f5a2d41d8cd98f00b204e981",
                            description = "The Internet if left out.")
                    String backupSiteId,
            @Valid Location location,
            @Tags @Schema(examples = "{\"team\": \"core\"}") Map<String, String> tags) {

        Terms terms() {
            Location.mustBeWhole(location);
            return new Terms(
                    name,
                    location,
                    tags == null ? Map.of() : tags,
                    partnerId,
                    primarySiteId,
                    backupSiteId);
        }
    }

    @POST
    @RolesAllowed(Role.Names.CUSTOMER)
    @Change
    @Operation(
            summary = "Open a connection with a partner over one or two sites",
            description = "Active at once, or Requested where the operator has the last word.")
    @APIResponse(responseCode = "201", description = "Active or Requested")
    public Uni<RestResponse<Connection>> open(@NotNull @Valid NewConnection request) {
        return life.open(request.terms(), caller)
                .map(connection -> Created.at("/v1/connections/", connection.id(), connection));
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.CUSTOMER, Role.Names.PARTNER})
    @Read
    @Operation(
            summary = "List connections, oldest first",
            description =
                    "Closed ones if asked for. A partner sees those that it carries, without tags, location"
                            + " and reasons.")
    public Uni<Page<Connection>> list(
            @BeanParam @Valid PageQuery page, @BeanParam @Valid ConnectionSearch wanted) {
        return shown(page, wanted).map(found -> Page.of(found, page.limit, Connection::id));
    }

    private Uni<List<Connection>> shown(PageQuery page, ConnectionSearch wanted) {
        boolean owns = caller.is(Role.OPERATOR) || caller.is(Role.CUSTOMER);
        return owns
                ? connections
                        .list(page, caller, wanted)
                        .map(rows -> rows.stream().map(ConnectionEntity::toConnection).toList())
                : carried.list(page, caller.organisation(), wanted);
    }

    @GET
    @Path("/{connectionId}")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.CUSTOMER})
    @Read
    @Operation(summary = "Read a connection")
    public Uni<Connection> read(String connectionId) {
        return connections.visible(connectionId, caller);
    }

    @GET
    @Path("/{connectionId}/history")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.CUSTOMER})
    @Read
    @Operation(summary = "Everything that was done to a connection, oldest first")
    public Uni<Page<ConnectionStep>> history(
            String connectionId, @BeanParam @Valid PageQuery page) {
        return connections
                .visible(connectionId, caller)
                .chain(connection -> book.history(connection.id(), page))
                .map(steps -> Page.of(steps, page.limit, step -> "" + step.revision()));
    }

    @DELETE
    @Path("/{connectionId}")
    @RolesAllowed(Role.Names.CUSTOMER)
    @Change
    @Operation(
            summary = "Close a connection",
            description = "Refused with the list of its prefixes while it holds any.")
    @APIResponse(responseCode = "204", description = "Closed, now or before")
    public Uni<Void> close(String connectionId) {
        return life.close(connectionId, caller);
    }
}
