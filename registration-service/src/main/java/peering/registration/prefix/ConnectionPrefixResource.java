package peering.registration.prefix;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import peering.contract.PrefixFact.Standing;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.registration.connection.Connections;
import peering.registration.partner.PublicAsn;
import peering.registration.partner.registered.PrefixKey;
import peering.registration.web.Change;
import peering.registration.web.Created;
import peering.registration.web.Read;

/** Customers register prefixes on their connections. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/connections/{connectionId}/prefixes")
@Tag(name = "Prefixes")
class ConnectionPrefixResource {
    private final PrefixRegistration registration;
    private final Connections connections;
    private final Prefixes prefixes;
    private final Caller caller;

    ConnectionPrefixResource(
            PrefixRegistration registration,
            Connections connections,
            Prefixes prefixes,
            Caller caller) {
        this.registration = registration;
        this.connections = connections;
        this.prefixes = prefixes;
        this.caller = caller;
    }

    record NewPrefix(
            @NotNull @Size(max = 100) @Schema(examples = "205.251.192.0/23") String prefix,
            @NotNull
                    @Size(min = 1, max = 200)
                    @Schema(
                            examples = "ppk_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX",
                            description = "The key that the partner was given for this prefix.")
                    String key,
            @Size(min = 1, max = 50)
                    @Schema(
                            examples = "[16509]",
                            description = "Who may originate it; as the partner said if left out.")
                    List<@NotNull @Min(0) @Max(4294967295L) Long> origins) {}

    @POST
    @RolesAllowed(Role.Names.CUSTOMER)
    @Change
    @Operation(
            summary = "Register a prefix with its key",
            description = "It stands Pending until every check has been made; read it again then.")
    @APIResponse(responseCode = "201", description = "Registered, Pending")
    public Uni<RestResponse<CustomerPrefix>> register(
            String connectionId, @NotNull @Valid NewPrefix request) {
        var prefix = registration.acceptable(request.prefix());
        if (request.origins() != null) PublicAsn.allRequired("origins", request.origins());
        var key = new PrefixKey(request.key());
        return registration
                .register(connectionId, prefix, key, request.origins(), caller)
                .map(registered -> Created.at("/v1/prefixes/", registered.id(), registered));
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.CUSTOMER})
    @Read
    @Operation(summary = "List a connection's prefixes, oldest first")
    public Uni<Page<CustomerPrefix>> list(
            String connectionId, @BeanParam @Valid PageQuery page, @RestQuery Standing standing) {
        return connections
                .visible(connectionId, caller)
                .chain(connection -> prefixes.page(page, caller, connection.id(), standing, null));
    }
}
