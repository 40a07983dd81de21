package peering.alerting.telling;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import peering.alerting.alert.Alerts;
import peering.alerting.alert.Trouble;
import peering.alerting.format.TroubleKind;
import peering.alerting.silence.Silences;

/** Looks around an alert, as part of the session in progress. */
@Startup
@ApplicationScoped
class Surroundings {
    private static final int MOST_SOURCES = 1000;

    private final Silences silences;
    private final Alerts alerts;
    private final MuteConfig config;
    private final List<Inhibition> inhibitions;

    /**
     * @throws IllegalArgumentException if a configured inhibition is none
     */
    Surroundings(Silences silences, Alerts alerts, MuteConfig config) {
        this.silences = silences;
        this.alerts = alerts;
        this.config = config;
        this.inhibitions = config.inhibitions().stream().map(Inhibition::read).toList();
    }

    boolean isSource(TroubleKind kind) {
        return inhibitions.stream().anyMatch(rule -> rule.source() == kind);
    }

    Uni<Circumstances> of(String alertId, Trouble trouble, Instant now) {
        var sources = Inhibition.sources(inhibitions, trouble.kind());
        return silences.active(trouble.organisation(), now)
                .chain(active ->
                        alerts.open(trouble.organisation(), sources, MOST_SOURCES)
                                .chain(open ->
                                        alerts.reopened(alertId, now.minus(config.flapWindow()))
                                                .map(times ->
                                                        new Circumstances(
                                                                active,
                                                                Inhibition.by(
                                                                        inhibitions,
                                                                        trouble.kind(),
                                                                        trouble.allLabels(),
                                                                        open),
                                                                times))));
    }
}
