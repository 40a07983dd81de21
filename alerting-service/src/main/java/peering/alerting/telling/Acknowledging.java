package peering.alerting.telling;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import peering.alerting.alert.Alert;
import peering.alerting.alert.Alerts;
import peering.alerting.alert.Alerts.Looked;
import peering.kit.problem.CommonProblem;

/** Somebody looks after an alert, or nobody does any more: the change, and its telling. */
@ApplicationScoped
class Acknowledging {
    private final Alerts alerts;
    private final Announcing announcing;
    private final Clock clock;

    Acknowledging(Alerts alerts, Announcing announcing, Clock clock) {
        this.alerts = alerts;
        this.announcing = announcing;
        this.clock = clock;
    }

    /** Who takes over from another is told, too; who says it twice is not. */
    Uni<Alert> begin(Optional<String> owner, String alertId, String who, String note) {
        Instant now = clock.instant();
        return Panache.withTransaction(() ->
                alerts.acknowledge(owner, alertId, who, note, now)
                        .map(found -> found.orElseThrow(CommonProblem::notFound))
                        .call(looked ->
                                looked.changed()
                                        ? announcing.acknowledged(
                                                alertId, looked.trouble(), who, now)
                                        : Uni.createFrom().voidItem())
                        .map(Looked::alert));
    }

    Uni<Alert> end(Optional<String> owner, String alertId, String who) {
        Instant now = clock.instant();
        return Panache.withTransaction(() ->
                alerts.acknowledge(owner, alertId, null, null, now)
                        .map(found -> found.orElseThrow(CommonProblem::notFound))
                        .call(looked ->
                                looked.changed()
                                        ? announcing.unacknowledged(
                                                alertId, looked.trouble(), who, now)
                                        : Uni.createFrom().voidItem())
                        .map(Looked::alert));
    }
}
