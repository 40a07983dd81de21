package peering.validator.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before the first table. A stale one is shown, and judged with: it is what there is. */
@ApplicationScoped
@Readiness
public class VrpHealth implements HealthCheck {
    private final CurrentVrps current;
    private final VrpSources sources;
    private final Clock clock;

    VrpHealth(CurrentVrps current, VrpSources sources, Clock clock) {
        this.current = current;
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("VRPs");
        current.lastRefusal()
                .ifPresent(
                        refusal -> answer.withData("refused", refusal.at() + " " + refusal.why()));
        sources.exceptions()
                .flatMap(SlurmView::trouble)
                .ifPresent(trouble -> answer.withData("slurm", trouble));
        return current.get()
                .map(vrps ->
                        answer.up()
                                .withData("count", vrps.table().size())
                                .withData("built", vrps.built().toString())
                                .withData("stale", vrps.stale(clock.instant())))
                .orElseGet(answer::down)
                .build();
    }
}
