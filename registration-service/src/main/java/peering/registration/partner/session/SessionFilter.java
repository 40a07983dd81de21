package peering.registration.partner.session;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import peering.registration.web.Filter;
import peering.registration.web.OneLine;

/** Which sessions are asked for; a {@code @BeanParam}. What is left out is no condition. */
public class SessionFilter {
    @QueryParam("siteId")
    @OneLine
    public String siteId;

    @QueryParam("router")
    @OneLine
    public String router;

    @QueryParam("kind")
    @Pattern(
            regexp = "direct|exchange",
            message = "is not a kind of session; send direct or exchange")
    public String kind;

    @QueryParam("state")
    @Pattern(
            regexp = "requested|provisioning|validating|active|failed|closed",
            message =
                    "is not a state; send requested, provisioning, validating, active, failed or closed")
    public String state;

    @QueryParam("operational")
    @Pattern(
            regexp = "up|down|unknown",
            message = "is not what a session can be; send up, down or unknown")
    @Parameter(description = "What our router told last; unknown: it has told nothing.")
    public String operational;

    Filter addedTo(Filter filter) {
        if ("unknown".equals(operational)) {
            filter.and("operational is null");
        } else {
            filter.andIf("operational = :operational", "operational", operational);
        }
        return filter.andIf("siteId = :site", "site", siteId)
                .andIf("router = :router", "router", router)
                .andIf("kind = :kind", "kind", kind)
                .andIf("state = :state", "state", state);
    }
}
