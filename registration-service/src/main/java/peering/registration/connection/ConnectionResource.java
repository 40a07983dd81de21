package peering.registration.connection;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.registration.web.Change;
import peering.registration.web.Created;
import peering.registration.web.Id;
import peering.registration.web.OneLine;
import peering.registration.web.Problem;
import peering.registration.web.Read;

/** Customers open and close connections. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/connections")
@Tag(name = "Connections")
class ConnectionResource {
    private static final int DEPENDENTS_SHOWN = 20;

    private final Connections connections;
    private final ConnectionOpening opening;
    private final ConnectionUse use;
    private final ConnectionConfig config;
    private final Caller caller;
    private final Clock clock;

    ConnectionResource(
            Connections connections,
            ConnectionOpening opening,
            ConnectionUse use,
            ConnectionConfig config,
            Caller caller,
            Clock clock) {
        this.connections = connections;
        this.opening = opening;
        this.use = use;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
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
                    String backupSiteId) {}

    @POST
    @RolesAllowed(Role.Names.CUSTOMER)
    @Change
    @Operation(summary = "Open a connection with a partner over one or two sites")
    @APIResponse(responseCode = "201", description = "Active")
    public Uni<RestResponse<Connection>> open(@NotNull @Valid NewConnection request) {
        return connections
                .countAlone(caller.organisation())
                .invoke(this::refuseTooMany)
                .chain(() ->
                        opening.examine(
                                request.partnerId(),
                                request.primarySiteId(),
                                request.backupSiteId()))
                .chain(() -> connections.write(row(request)))
                .map(connection -> Created.at("/v1/connections/", connection.id(), connection));
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.CUSTOMER})
    @Read
    @Operation(
            summary = "List connections, oldest first",
            description = "Closed ones if asked for.")
    public Uni<Page<Connection>> list(
            @BeanParam @Valid PageQuery page,
            @RestQuery
                    @Pattern(
                            regexp = "active|closed",
                            message = "is not a state; send active or closed")
                    String state) {
        return connections
                .list(page, caller, state)
                .map(found ->
                        Page.of(found, page.limit, row -> row.id)
                                .map(ConnectionEntity::toConnection));
    }

    @GET
    @Path("/{connectionId}")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.CUSTOMER})
    @Read
    @Operation(summary = "Read a connection")
    public Uni<Connection> read(String connectionId) {
        return connections.visible(connectionId, caller);
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
        return connections
                .locked(connectionId, caller)
                .call(row ->
                        use.of(row.id, DEPENDENTS_SHOWN).invoke(ConnectionResource::refuseUsed))
                .chain(row -> {
                    if (!(row.state() instanceof ConnectionState.Active active)) {
                        return Uni.createFrom().voidItem();
                    }
                    row.become(active.close(clock.instant()));
                    return connections.write(row).replaceWithVoid();
                });
    }

    private static void refuseUsed(List<String> dependents) {
        if (dependents.isEmpty()) return;
        throw Problem.CONNECTION_IN_USE.dueTo(dependents, "Release these prefixes first.");
    }

    private void refuseTooMany(long open) {
        if (open < config.maxPerOrganisation()) return;
        throw Problem.TOO_MANY_CONNECTIONS.because(
                "The most is " + config.maxPerOrganisation() + "; close one that is not used.");
    }

    private ConnectionEntity row(NewConnection request) {
        var row = new ConnectionEntity();
        var active = new ConnectionState.Active(clock.instant());
        row.id = Id.fresh("con_", active.since());
        row.organisation = caller.organisation();
        row.name = request.name();
        row.partnerId = request.partnerId();
        row.primarySiteId = request.primarySiteId();
        row.backupSiteId = request.backupSiteId();
        row.become(active);
        return row;
    }
}
