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
import org.jboss.resteasy.reactive.RestQuery;
import peering.contract.PrefixFact.Standing;
import peering.kit.identity.Caller;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.registration.partner.Partners;
import peering.registration.web.Read;

/** Partners see which prefixes their keys have opened. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/partners/{partnerId}/customer-prefixes")
@Tag(name = "Registered prefixes")
class PartnerPrefixResource {
    private final Partners partners;
    private final Prefixes prefixes;
    private final Caller caller;

    PartnerPrefixResource(Partners partners, Prefixes prefixes, Caller caller) {
        this.partners = partners;
        this.prefixes = prefixes;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.PARTNER})
    @Read
    @Operation(
            summary =
                    "List the customers' prefixes that a partner's keys have opened, oldest first",
            description = "How they stand, and not why: the findings are the customer's.")
    public Uni<Page<PartnerPrefix>> list(
            String partnerId, @BeanParam @Valid PageQuery page, @RestQuery Standing standing) {
        return partners.own(partnerId, caller)
                .chain(partner -> prefixes.ofPartner(page, partner.id(), standing));
    }
}
