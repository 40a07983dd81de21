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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.registration.web.Change;
import peering.registration.web.Id;
import peering.registration.web.IfMatch;
import peering.registration.web.Problem;
import peering.registration.web.Read;

/** Customers see how their prefixes stand, have them judged anew, and release them. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/prefixes")
@Tag(name = "Prefixes")
class PrefixResource {
    private static final int DEPENDENTS_SHOWN = 20;

    private final Prefixes prefixes;
    private final Standings standings;
    private final PrefixBook book;
    private final PrefixUse use;
    private final IfMatch ifMatch;
    private final Caller caller;

    PrefixResource(
            Prefixes prefixes,
            Standings standings,
            PrefixBook book,
            PrefixUse use,
            IfMatch ifMatch,
            Caller caller) {
        this.prefixes = prefixes;
        this.standings = standings;
        this.book = book;
        this.use = use;
        this.ifMatch = ifMatch;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.CUSTOMER})
    @Read
    @Operation(summary = "List prefixes, oldest first", description = "Released ones if asked for.")
    public Uni<Page<CustomerPrefix>> list(
            @BeanParam @Valid PageQuery page,
            @RestQuery @Size(max = 100) String connectionId,
            @BeanParam @Valid PrefixFilter wanted) {
        String connection = connectionId == null ? null : Id.known(connectionId);
        return prefixes.page(page, caller, connection, wanted);
    }

    @GET
    @Path("/{prefixId}")
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.CUSTOMER})
    @Read
    @Operation(summary = "Read a prefix: standing, one finding per check, history")
    public Uni<CustomerPrefix> read(String prefixId) {
        return prefixes.withHistory(prefixId, caller);
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
        return prefixes.locked(prefixId, caller)
                .invoke(row -> ifMatch.allows(row.revision))
                .call(row -> book.revalidate(row, claimed(row)))
                .chain(this::whole);
    }

    @DELETE
    @Path("/{prefixId}")
    @RolesAllowed(Role.Names.CUSTOMER)
    @Change
    @Operation(
            summary = "Release a prefix; it stays readable, its space is free",
            description =
                    "Refused with the list of its delegations while other organisations register in it.")
    @APIResponse(responseCode = "204", description = "Released, now or before")
    public Uni<Void> release(String prefixId) {
        return prefixes.locked(prefixId, caller)
                .invoke(row -> ifMatch.allows(row.revision))
                .chain(row ->
                        row.state() instanceof PrefixState.Claimed claimed
                                ? release(row, claimed)
                                : Uni.createFrom().voidItem());
    }

    private Uni<Void> release(PrefixEntity row, PrefixState.Claimed claimed) {
        return use.of(row.id, DEPENDENTS_SHOWN)
                .invoke(PrefixResource::refuseUsed)
                .chain(() -> book.release(row, claimed))
                .chain(() -> use.released(row.id));
    }

    private static void refuseUsed(List<String> dependents) {
        if (dependents.isEmpty()) return;
        throw Problem.PREFIX_IN_USE.dueTo(dependents, "Revoke these delegations first.");
    }

    private Uni<CustomerPrefix> whole(PrefixEntity row) {
        return standings.latest(row.id, CustomerPrefix.HISTORY_SHOWN).map(row::toPrefix);
    }

    private static PrefixState.Claimed claimed(PrefixEntity row) {
        if (row.state() instanceof PrefixState.Claimed claimed) return claimed;
        throw Problem.PREFIX_RELEASED.because("Register it again if it is yours.");
    }
}
