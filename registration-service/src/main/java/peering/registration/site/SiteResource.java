package peering.registration.site;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.validator.constraints.UniqueElements;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.registration.web.Change;
import peering.registration.web.Created;
import peering.registration.web.Id;
import peering.registration.web.OneLine;
import peering.registration.web.Read;

/** Operators define sites; everyone with a token may look at them. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/sites")
@Tag(name = "Sites")
class SiteResource {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Sites sites;
    private final Clock clock;

    SiteResource(Sites sites, Clock clock) {
        this.sites = sites;
        this.clock = clock;
    }

    record NewSite(
            @NotNull @OneLine @Schema(examples = "Amsterdam 1") String name,
            @NotNull @OneLine @Schema(examples = "Amsterdam") String metro,
            @NotNull @Schema(examples = "NL", description = "ISO 3166-1 alpha-2") String country,
            @NotNull @DecimalMin("-90") @DecimalMax("90") @Schema(examples = "52.303")
                    Double latitude,
            @NotNull @DecimalMin("-180") @DecimalMax("180") @Schema(examples = "4.938")
                    Double longitude,
            @NotNull @OneLine @Schema(examples = "Equinix AM3") String facility,
            @NotNull
                    @Size(min = 1, max = 16)
                    @UniqueElements
                    @Schema(examples = "[\"ams1-r1\", \"ams1-r2\"]")
                    List<@NotNull @OneLine String> routers) {}

    @POST
    @RolesAllowed(Role.Names.OPERATOR)
    @Change
    @Operation(summary = "Define an edge site")
    @APIResponse(responseCode = "201", description = "Defined; Location names it")
    public Uni<RestResponse<Site>> define(@NotNull @Valid NewSite request) {
        refuseUnknownCountry(request.country());
        return sites.add(row(request)).map(site -> Created.at("/v1/sites/", site.id(), site));
    }

    @GET
    @Authenticated
    @Read
    @Operation(summary = "List sites, oldest first")
    public Uni<Page<Site>> list(
            @BeanParam @Valid PageQuery page,
            @RestQuery @OneLine String country,
            @RestQuery @OneLine String text) {
        return sites.list(page, country, text)
                .map(found -> Page.of(found, page.limit, site -> site.id).map(SiteEntity::toSite));
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

    private SiteEntity row(NewSite request) {
        var row = new SiteEntity();
        row.changedAt = clock.instant();
        row.id = Id.fresh("site_", row.changedAt);
        row.name = request.name();
        row.metro = request.metro();
        row.country = request.country();
        row.latitude = request.latitude();
        row.longitude = request.longitude();
        row.facility = request.facility();
        row.routers = request.routers().toArray(String[]::new);
        row.revision = 1;
        return row;
    }

    private static void refuseUnknownCountry(String country) {
        if (COUNTRIES.contains(country)) return;
        throw CommonProblem.FIELD_INVALID.at(
                "country",
                "This is not a country code of ISO 3166-1.",
                "Send two capital letters, such as NL.");
    }
}
