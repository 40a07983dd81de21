package peering.registration.site;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import peering.kit.identity.Role;
import peering.kit.page.Page;
import peering.kit.page.PageQuery;
import peering.kit.problem.CommonProblem;
import peering.registration.web.Change;
import peering.registration.web.Id;
import peering.registration.web.IfMatch;
import peering.registration.web.OneLine;
import peering.registration.web.Read;

/** Operators say how a site is; everyone with a token may read it. */
@Produces(MediaType.APPLICATION_JSON)
@Path("/v1/sites/{siteId}")
@Tag(name = "Sites")
class SiteHealthResource {
    private final Sites sites;
    private final SiteBook book;
    private final HealthChanges changes;
    private final IfMatch ifMatch;

    SiteHealthResource(Sites sites, SiteBook book, HealthChanges changes, IfMatch ifMatch) {
        this.sites = sites;
        this.book = book;
        this.changes = changes;
        this.ifMatch = ifMatch;
    }

    record SaidHealth(
            @NotNull @Schema(examples = "draining") Health.State state,
            @NotNull
                    @OneLine
                    @Schema(
                            examples = "Replacing both routers until 18:00 UTC.",
                            description = "For everyone to read.")
                    String reason) {}

    @PUT
    @Path("/health")
    @RolesAllowed(Role.Names.OPERATOR)
    @Change
    @Operation(
            summary = "Say how a site is",
            description = "To say the same again changes nothing.")
    public Uni<Site> say(String siteId, @NotNull @Valid SaidHealth said) {
        return book.say(siteId, said.state(), said.reason(), ifMatch::allows);
    }

    @GET
    @Path("/health-history")
    @Authenticated
    @Read
    @Operation(summary = "List what was said of a site's health, oldest first")
    public Uni<Page<HealthChange>> history(String siteId, @BeanParam @Valid PageQuery page) {
        return sites.named(Id.known(siteId))
                .invoke(found -> found.orElseThrow(CommonProblem::notFound))
                .chain(() -> changes.page(page, siteId));
    }
}
