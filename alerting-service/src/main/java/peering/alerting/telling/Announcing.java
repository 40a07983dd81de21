package peering.alerting.telling;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import peering.alerting.alert.Alerts;
import peering.alerting.alert.Alerts.Decided;
import peering.alerting.alert.Audience;
import peering.alerting.alert.Audience.Hears;
import peering.alerting.alert.Decision;
import peering.alerting.alert.Trouble;
import peering.alerting.delivery.Deliveries;
import peering.alerting.silence.HeldLook;
import peering.alerting.subscription.Listening;
import peering.alerting.subscription.Subscriptions;

/**
 * From a decision to its tellings and its step in the timeline. All of it is part of the
 * transaction in progress, in which the alert's row is locked.
 */
@ApplicationScoped
public class Announcing {
    private final Alerts alerts;
    private final Subscriptions subscriptions;
    private final Deliveries deliveries;
    private final Placing placing;
    private final HeldLook held;

    Announcing(
            Alerts alerts,
            Subscriptions subscriptions,
            Deliveries deliveries,
            Placing placing,
            HeldLook held) {
        this.alerts = alerts;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.placing = placing;
        this.held = held;
    }

    /**
     * A decision on a fact.
     *
     * @param factAt when the fact was written
     */
    public Uni<Void> announce(Decided decided, Trouble trouble, Instant factAt, Instant now) {
        if (!decided.decision().tells()) return alerts.remember(decided, 0, now);
        return subscriptions
                .listeningTo(trouble)
                .chain(listening ->
                        audience(decided, trouble, trouble.revision(), listening)
                                .chain(hears ->
                                        placing.announce(
                                                decided, trouble, hears, listening, factAt, now)))
                .call(() -> lookAgain(decided, trouble, now))
                .chain(announced -> remember(decided, announced, null, now));
    }

    /** Somebody looks after the alert: those who were told of it hear so. */
    Uni<Void> acknowledged(String alertId, Trouble trouble, String who, Instant now) {
        var decided = new Decided(alertId, Decision.ACKNOWLEDGED);
        return subscriptions
                .listeningTo(trouble)
                .chain(listening ->
                        audience(decided, trouble, now.toEpochMilli(), listening)
                                .chain(hears ->
                                        placing.announce(
                                                decided, trouble, hears, listening, now, now)))
                .chain(announced -> remember(decided, announced, who, now));
    }

    /** Nobody looks after the alert any more: who wants to be told again is. */
    Uni<Void> unacknowledged(String alertId, Trouble trouble, String who, Instant now) {
        return subscriptions
                .listeningTo(trouble)
                .chain(listening ->
                        deliveries
                                .toldOf(alertId)
                                .chain(told -> placing.remindLater(alertId, listening, told, now)))
                .chain(() -> alerts.remember(alertId, Decision.UNACKNOWLEDGED, 0, who, now));
    }

    private Uni<List<Hears>> audience(
            Decided decided, Trouble trouble, long occasion, List<Listening> listening) {
        var subscribed = listening.stream().map(Listening::endpointId).distinct().toList();
        boolean first = decided.decision() == Decision.FIRST_SIGHT;
        Uni<List<String>> known =
                first ? Uni.createFrom().item(List.of()) : deliveries.toldOf(decided.alertId());
        return known.map(told ->
                Audience.of(decided.decision(), trouble.severity(), occasion, subscribed, told));
    }

    private Uni<Void> remember(
            Decided decided, Placing.Announced announced, String why, Instant now) {
        String alertId = decided.alertId();
        return alerts.remember(alertId, decided.decision(), announced.told(), why, now)
                .chain(() ->
                        announced.why().isEmpty()
                                ? Uni.createFrom().voidItem()
                                : alerts.remember(
                                        alertId,
                                        Decision.HELD,
                                        0,
                                        String.join("; ", announced.why()),
                                        now));
    }

    /** What this one kept from being told may be told now that it is over. */
    private Uni<Void> lookAgain(Decided decided, Trouble trouble, Instant now) {
        boolean free =
                decided.decision() == Decision.RESOLVED && placing.explainsOthers(trouble.kind());
        return free
                ? held.again(trouble.organisation(), now).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }
}
