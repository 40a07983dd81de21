package peering.registration.prefix;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.registration.prefix.event.EventBook;
import peering.registration.prefix.event.EventQuery;
import peering.registration.prefix.event.PrefixEvent;
import peering.registration.web.Read;

/** What was: how a prefix stood, and what happened to it. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/prefixes")
@Tag(name = "Prefixes")
class PrefixPastResource {
    private final Prefixes prefixes;
    private final Standings standings;
    private final EventBook events;
    private final Caller caller;

    PrefixPastResource(Prefixes prefixes, Standings standings, EventBook events, Caller caller) {
        this.prefixes = prefixes;
        this.standings = standings;
        this.events = events;
        this.caller = caller;
    }

    @GET
    @Path("/{prefixId}/history")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.CUSTOMER})
    @Read
    @Operation(summary = "List every standing that a prefix had, latest first")
    public Uni<Page<CustomerPrefix.Step>> history(
            String prefixId, @BeanParam @Valid PageQuery page) {
        return prefixes.visible(prefixId, caller).chain(row -> standings.page(row.id, page));
    }

    @GET
    @Path("/{prefixId}/events")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.CUSTOMER})
    @Read
    @Operation(summary = "List what happened to a prefix, latest first")
    public Uni<Page<PrefixEvent>> events(
            String prefixId, @BeanParam @Valid PageQuery page, @BeanParam EventQuery wanted) {
        return prefixes.visible(prefixId, caller).chain(row -> events.page(row.id, page, wanted));
    }
}
