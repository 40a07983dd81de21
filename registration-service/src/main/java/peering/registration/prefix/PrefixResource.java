package peering.registration.prefix;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import peering.contract.PrefixFact.Standing;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.registration.partner.registered.PublicPrefix;
import peering.registration.web.Change;
import peering.registration.web.Id;
import peering.registration.web.Problem;
import peering.registration.web.Read;

/** Customers see how their prefixes stand, have them judged anew, and release them. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/prefixes")
@Tag(name = "Prefixes")
class PrefixResource {
    private final Prefixes prefixes;
    private final PrefixBook book;
    private final Caller caller;

    PrefixResource(Prefixes prefixes, PrefixBook book, Caller caller) {
        this.prefixes = prefixes;
        this.book = book;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.CUSTOMER})
    @Read
    @Operation(summary = "List prefixes, oldest first", description = "Released ones if asked for.")
    public Uni<Page<CustomerPrefix>> list(
            @BeanParam @Valid PageQuery page,
            @RestQuery Standing standing,
            @RestQuery String connectionId,
            @RestQuery @Size(max = 100) String prefix) {
        String connection = connectionId == null ? null : Id.known(connectionId);
        var exactly = prefix == null ? null : PublicPrefix.parse(prefix);
        return prefixes.page(page, caller, connection, standing, exactly);
    }

    @GET
    @Path("/{prefixId}")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.CUSTOMER})
    @Read
    @Operation(summary = "Read a prefix: standing, one finding per check, history")
    public Uni<CustomerPrefix> read(String prefixId) {
        return prefixes.visible(prefixId, caller)
                .chain(row -> book.history(row.id).map(steps -> row.toPrefix().with(steps)));
    }

    @POST
    @Path("/{prefixId}/revalidate")
    @RolesAllowed(Role.Names.CUSTOMER)
    @Change
    @Operation(
            summary = "Have a prefix judged anew",
            description =
                    "One that is Verified stays so meanwhile; one that had Failed is Pending again.")
    public Uni<CustomerPrefix> revalidate(String prefixId) {
        return prefixes.locked(prefixId, caller).chain(row -> book.revalidate(row, claimed(row)));
    }

    @DELETE
    @Path("/{prefixId}")
    @RolesAllowed(Role.Names.CUSTOMER)
    @Change
    @Operation(summary = "Release a prefix; it stays readable, its space is free")
    @APIResponse(responseCode = "204", description = "Released, now or before")
    public Uni<Void> release(String prefixId) {
        return prefixes.locked(prefixId, caller)
                .chain(row ->
                        row.state() instanceof PrefixState.Claimed claimed
                                ? book.release(row, claimed).replaceWithVoid()
                                : Uni.createFrom().voidItem());
    }

    private static PrefixState.Claimed claimed(PrefixEntity row) {
        if (row.state() instanceof PrefixState.Claimed claimed) return claimed;
        throw Problem.PREFIX_RELEASED.because("Register it again if it is yours.");
    }
}
