package peering.registration.site;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.validator.constraints.UniqueElements;
import org.jboss.resteasy.reactive.RestResponse;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.registration.site.place.NearQuery;
import peering.registration.web.Change;
import peering.registration.web.Created;
import peering.registration.web.Id;
import peering.registration.web.IfMatch;
import peering.registration.web.OneLine;
import peering.registration.web.Read;

/** Operators define, change and remove sites; everyone with a token may look at them. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/sites")
@Tag(name = "Sites")
class SiteResource {
    private final Sites sites;
    private final SiteBook book;
    private final IfMatch ifMatch;

    SiteResource(Sites sites, SiteBook book, IfMatch ifMatch) {
        this.sites = sites;
        this.book = book;
        this.ifMatch = ifMatch;
    }

    record NewSite(
            @NotNull @OneLine @Schema(examples = "Amsterdam 1") String name,
            @NotNull @OneLine @Schema(examples = "Amsterdam") String metro,
            @NotNull @Schema(examples = "NL", description = "ISO 3166-1 alpha-2") String country,
            @OneLine
                    @Schema(
                            examples = "Noord-Holland",
                            description = "The administrative region within the country.")
                    String state,
            @NotNull @DecimalMin("-90") @DecimalMax("90") @Schema(examples = "52.303")
                    Double latitude,
            @NotNull @DecimalMin("-180") @DecimalMax("180") @Schema(examples = "4.938")
                    Double longitude,
            @NotNull @Size(min = 1, max = 16) List<@NotNull @Valid Facility> facilities,
            @Size(max = 16) List<@NotNull @Valid Exchange> exchanges,
            @Size(max = 32) List<@NotNull @Valid BandwidthOffer> bandwidthOffers,
            @NotNull
                    @Size(min = 1, max = 16)
                    @UniqueElements
                    @Schema(examples = "[\"ams1-r1\", \"ams1-r2\"]")
                    List<@NotNull @OneLine String> routers) {

        SiteFields fields() {
            return new SiteFields(
                    name,
                    metro,
                    country,
                    state,
                    latitude,
                    longitude,
                    facilities,
                    exchanges,
                    bandwidthOffers,
                    routers);
        }
    }

    /** What is left out or null stays as it is. A list replaces the one that is there. */
    record SitePatch(
            @OneLine @Schema(examples = "Amsterdam 1") String name,
            @OneLine @Schema(examples = "Amsterdam") String metro,
            @Schema(examples = "NL") String country,
            @Size(max = 100)
                    @Pattern(
                            regexp = "|" + OneLine.REGEXP,
                            message = "is not one line of text; write one, or none")
                    @Schema(
                            examples = "Noord-Holland",
                            description = "An empty text takes the region away.")
                    String state,
            @DecimalMin("-90") @DecimalMax("90") @Schema(examples = "52.303") Double latitude,
            @DecimalMin("-180") @DecimalMax("180") @Schema(examples = "4.938") Double longitude,
            @Size(min = 1, max = 16) List<@NotNull @Valid Facility> facilities,
            @Size(max = 16) List<@NotNull @Valid Exchange> exchanges,
            @Size(max = 32) List<@NotNull @Valid BandwidthOffer> bandwidthOffers,
            @Size(min = 1, max = 16)
                    @UniqueElements
                    @Schema(examples = "[\"ams1-r1\", \"ams1-r2\", \"ams1-r3\"]")
                    List<@NotNull @OneLine String> routers) {

        SiteFields fields() {
            return new SiteFields(
                    name,
                    metro,
                    country,
                    state,
                    latitude,
                    longitude,
                    facilities,
                    exchanges,
                    bandwidthOffers,
                    routers);
        }
    }

    @POST
    @RolesAllowed(Role.Names.OPERATOR)
    @Change
    @Operation(summary = "Define an edge site; it is in service")
    @APIResponse(responseCode = "201", description = "Defined; Location names it")
    public Uni<RestResponse<Site>> define(@NotNull @Valid NewSite request) {
        return book.define(request.fields()).map(site -> Created.at("/v1/sites/", site.id(), site));
    }

    @GET
    @Authenticated
    @Read
    @Operation(
            summary = "List sites, oldest first",
            description = "Where a place is named: the nearest first, each with its distance.")
    public Uni<Page<FoundSite>> list(
            @BeanParam @Valid PageQuery page,
            @BeanParam @Valid SiteQuery query,
            @BeanParam @Valid NearQuery place) {
        return place.asked()
                .map(near -> sites.page(page, query.filter(), near))
                .orElseGet(() -> sites.page(page, query.filter()));
    }

    @GET
    @Path("/{siteId}")
    @Authenticated
    @Read
    @Operation(summary = "Read a site")
    public Uni<Site> read(String siteId) {
        return sites.named(Id.known(siteId))
                .map(found -> found.orElseThrow(CommonProblem::notFound));
    }

    @PATCH
    @Path("/{siteId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.Names.OPERATOR)
    @Change
    @Operation(
            summary = "Change a site",
            description =
                    "What is not sent stays. A router goes only when no session needs it; the"
                            + " refusal lists those that do.")
    public Uni<Site> change(String siteId, @NotNull @Valid SitePatch patch) {
        return book.change(siteId, patch.fields(), ifMatch::allows);
    }

    @DELETE
    @Path("/{siteId}")
    @RolesAllowed(Role.Names.OPERATOR)
    @Change
    @Operation(
            summary = "Remove a site",
            description = "Refused with the list of sessions and connections that need it.")
    @APIResponse(responseCode = "204", description = "Removed; its name is free")
    public Uni<Void> remove(String siteId) {
        return book.remove(siteId, ifMatch::allows);
    }
}
