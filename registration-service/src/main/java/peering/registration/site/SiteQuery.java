package peering.registration.site;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import peering.registration.web.OneLine;

/** Which sites are asked for; a {@code @BeanParam}. */
public class SiteQuery {
    @QueryParam("country")
    @OneLine
    @Parameter(description = "ISO 3166-1 alpha-2.", example = "NL")
    public String country;

    @QueryParam("text")
    @OneLine
    @Parameter(description = "Part of a name, metro, region, facility or exchange, in any case.")
    public String text;

    @QueryParam("health")
    @Pattern(
            regexp = "in-service|draining|down",
            message = "is not a health; send in-service, draining or down")
    @Parameter(description = "in-service, draining or down.")
    public String health;

    @QueryParam("redundant")
    @Pattern(regexp = "true|false", message = "is not a truth; send true or false")
    @Parameter(description = "true: two routers or more.")
    public String redundant;

    SiteFilter filter() {
        return new SiteFilter(
                country,
                text,
                health == null ? null : Health.State.of(health),
                redundant == null ? null : Boolean.valueOf(redundant));
    }
}
