package peering.registration.proposal;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.registration.site.place.NearQuery;
import peering.registration.web.Read;

/** Customers ask who could serve them where they are, before they know any provider. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/availability")
@Tag(name = "Proposals")
class NearbyPartnerResource {
    private final NearbyPartners partners;

    NearbyPartnerResource(NearbyPartners partners) {
        this.partners = partners;
    }

    @GET
    @RolesAllowed({Role.Names.OPERATOR, Role.Names.CUSTOMER})
    @Read
    @Operation(
            summary = "List the providers that can be had at a place, nearest first",
            description =
                    "By the distance to the nearest site in service where the provider has active"
                            + " sessions; without `within`, as far as the operator calls available.")
    public Uni<Page<NearbyPartner>> list(
            @BeanParam @Valid PageQuery page,
            @BeanParam @Valid NearQuery place,
            @RestQuery
                    @Pattern(
                            regexp = "isp|ixp|sdci",
                            message = "is not a kind; send isp, ixp or sdci")
                    String kind) {
        return partners.page(page, place.needed(), kind);
    }
}
