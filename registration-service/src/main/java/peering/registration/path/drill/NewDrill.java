package peering.registration.path.drill;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.contract.Trouble;
import peering.kit.problem.CommonProblem;
import peering.registration.path.decision.Degradation;
import peering.registration.path.decision.Drill;
import peering.registration.path.decision.Drill.RouterAt;
import peering.registration.web.OneLine;

/**
 * What is supposed to happen, as a body.
 *
 * @param failing each names a site, a router, a session or a latency, or several of them
 * @param draining ids of sites
 */
record NewDrill(
        @Size(max = 50) List<@NotNull @Valid Failing> failing,
        @Size(max = 50) @Schema(examples = "[\"site_019ab3c0f5a2d41d8cd98f00b204e981\"]")
                List<@NotNull @OneLine String> draining) {

    record Failing(
            @OneLine @Schema(examples = "site_019ab3c0f5a2d41d8cd98f00b204e980") String site,
            @Valid RouterName router,
            @OneLine @Schema(examples = "ses_019ab3c0f5a2d41d8cd98f00b204e980") String session,
            @Valid Slowness latency) {

        boolean namesNothing() {
            return site == null && router == null && session == null && latency == null;
        }
    }

    record RouterName(
            @NotNull @OneLine @Schema(examples = "site_019ab3c0f5a2d41d8cd98f00b204e980")
                    String siteId,
            @NotNull @OneLine @Schema(examples = "ams1-r1") String router) {}

    record Slowness(
            @NotNull @OneLine @Schema(examples = "site_019ab3c0f5a2d41d8cd98f00b204e980")
                    String siteId,
            @NotNull
                    @DecimalMin("0")
                    @DecimalMax("60000")
                    @Schema(
                            examples = "40",
                            description = "Rise of the median round trip, milliseconds.")
                    Double riseMillis) {}

    List<Failing> failures() {
        return failing == null ? List.of() : failing;
    }

    /** The drill; a latency is supposed to be of the worst severity. */
    Drill drill() {
        refuseEmpty();
        Set<String> down = new LinkedHashSet<>();
        Set<RouterAt> routers = new LinkedHashSet<>();
        Set<String> sessions = new LinkedHashSet<>();
        List<Degradation> slow = new ArrayList<>();
        for (var one : failures()) {
            if (one.site() != null) down.add(one.site());
            if (one.session() != null) sessions.add(one.session());
            if (one.router() != null) {
                routers.add(new RouterAt(one.router().siteId(), one.router().router()));
            }
            if (one.latency() != null) slow.add(degradation(one.latency()));
        }
        var leaving = draining == null ? Set.<String>of() : new LinkedHashSet<>(draining);
        return new Drill(down, leaving, routers, sessions, slow);
    }

    private static Degradation degradation(Slowness latency) {
        return new Degradation(
                "drill", latency.siteId(), latency.riseMillis(), Trouble.Severity.Critical);
    }

    private void refuseEmpty() {
        boolean nothing = failures().isEmpty() && (draining == null || draining.isEmpty());
        if (nothing || failures().stream().anyMatch(Failing::namesNothing)) {
            throw CommonProblem.FIELD_INVALID.at(
                    "failing",
                    "It names nothing that fails.",
                    "Name a site, a router, a session or a latency, or a site in draining.");
        }
    }
}
