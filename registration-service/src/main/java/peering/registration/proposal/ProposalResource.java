package peering.registration.proposal;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.registration.partner.Partners;
import peering.registration.web.Id;
import peering.registration.web.Read;

/** Which site to choose. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/proposals")
@Tag(name = "Proposals")
class ProposalResource {
    private final Partners partners;
    private final Proposals proposals;
    private final Caller caller;

    ProposalResource(Partners partners, Proposals proposals, Caller caller) {
        this.partners = partners;
        this.proposals = proposals;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER, Role.Names.CUSTOMER})
    @Read
    @Operation(
            summary = "Propose sites of a provider for a place, best first",
            description =
                    "By measured latency where there is a fresh measure from the place, else by"
                            + " distance. Each says whether it may be primary or backup, and why it"
                            + " stands where it stands.")
    public Uni<Page<Proposal>> list(
            @BeanParam @Valid PageQuery page, @BeanParam @Valid ProposalQuery query) {
        int after = after(page);
        var near = query.coordinates();
        return partners.findById(Id.known(query.partnerId))
                .invoke(found -> partners.shown(found, caller).orElseThrow(CommonProblem::notFound))
                .chain(() -> proposals.of(query.partnerId, query.place, near))
                .map(all -> cut(all, after, page.limit));
    }

    private static Page<Proposal> cut(List<Proposal> all, int after, int limit) {
        var rest = all.subList(Math.min(after, all.size()), all.size());
        var found = rest.subList(0, Math.min(limit + 1, rest.size()));
        return Page.of(found, limit, last -> Integer.toString(last.rank()));
    }

    /** The rank that the page before ended with. */
    private static int after(PageQuery page) {
        if (page.cursor == null) return 0;
        if (!page.cursor.matches("[0-9]{1,6}")) throw CommonProblem.foreignCursor();
        return Integer.parseInt(page.cursor);
    }
}
