package peering.registration.prefix.admission;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.registration.connection.Connections;
import peering.registration.prefix.CustomerPrefix;
import peering.registration.prefix.PrefixFilter;
import peering.registration.prefix.Prefixes;
import peering.registration.prefix.admission.PrefixRegistration.Answer;
import peering.registration.web.Change;
import peering.registration.web.Created;
import peering.registration.web.DryRun;
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

    @POST
    @RolesAllowed(Role.Names.CUSTOMER)
    @Change
    @Operation(
            summary = "Register a prefix with its key",
            description = "It stands Pending until every check has been made; read it again then.")
    @APIResponse(responseCode = "201", description = "Registered, Pending")
    @APIResponse(responseCode = "200", description = "A dry run: as it would stand, without an id")
    public Uni<RestResponse<CustomerPrefix>> register(
            String connectionId,
            @RestQuery
                    @DryRun
                    @Parameter(
                            description = "Say what would happen, and change nothing.",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    String dryRun,
            @NotNull @Valid NewPrefix request) {
        var wish = request.wish(prefixes.policy());
        boolean tried = "true".equals(dryRun);
        return registration
                .register(connectionId, List.of(wish), tried, caller)
                .map(answers -> answer(answers.getFirst(), tried));
    }

    private static RestResponse<CustomerPrefix> answer(Answer answer, boolean dryRun) {
        return switch (answer) {
            case Answer.Refused(var why) -> throw why;
            case Answer.Registered(var prefix) ->
                    dryRun
                            ? RestResponse.ok(prefix)
                            : Created.at("/v1/prefixes/", prefix.id(), prefix);
        };
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.CUSTOMER})
    @Read
    @Operation(summary = "List a connection's prefixes, oldest first")
    public Uni<Page<CustomerPrefix>> list(
            String connectionId,
            @BeanParam @Valid PageQuery page,
            @BeanParam @Valid PrefixFilter wanted) {
        return connections
                .visible(connectionId, caller)
                .chain(connection -> prefixes.page(page, caller, connection.id(), wanted));
    }
}
