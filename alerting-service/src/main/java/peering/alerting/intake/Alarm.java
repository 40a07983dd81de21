package peering.alerting.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import peering.alerting.alert.Alerts;
import peering.alerting.alert.Alerts.Decided;
import peering.alerting.alert.Trouble;
import peering.alerting.ownership.Ownership;
import peering.alerting.telling.Announcing;
import peering.contract.Trouble.State;
import peering.kit.facts.PoisonFact;

/**
 * Turns a fact about a trouble into an alert and its tellings, in one transaction: either the
 * decision and every telling are there, or nothing is. Taken again, it finds its revision known and
 * does nothing.
 */
@ApplicationScoped
class Alarm {
    private static final Logger LOG = Logger.getLogger(Alarm.class);

    private final Alerts alerts;
    private final Announcing announcing;
    private final Ownership ownership;
    private final MeterRegistry metrics;
    private final Clock clock;

    Alarm(
            Alerts alerts,
            Announcing announcing,
            Ownership ownership,
            MeterRegistry metrics,
            Clock clock) {
        this.alerts = alerts;
        this.announcing = announcing;
        this.ownership = ownership;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * @param written when the fact was written, for measuring how long the telling took
     */
    Uni<Void> raise(Trouble trouble, Instant written) {
        Instant now = clock.instant();
        return Panache.withTransaction(() ->
                        refuseStrangers(trouble)
                                .chain(() -> alerts.decide(trouble, now))
                                .call(decided ->
                                        announcing.announce(decided, trouble, written, now)))
                .invoke(decided -> count(decided, trouble))
                .replaceWithVoid();
    }

    /**
     * The same for what is told in every state: that something is well is a trouble's end only if
     * there was one.
     */
    Uni<Void> raiseIfEver(Trouble trouble, Instant written) {
        if (trouble.state() == State.Open) return raise(trouble, written);
        return Panache.withSession(() -> alerts.knows(trouble.troubleId()))
                .chain(known -> known ? raise(trouble, written) : Uni.createFrom().voidItem());
    }

    /**
     * A second wall between tenants: where registration has told who owns the connection or the
     * prefix, a fact that names somebody else is parked.
     */
    private Uni<Void> refuseStrangers(Trouble trouble) {
        return ownership
                .strangersTo(trouble.organisation(), trouble.connectionId(), trouble.prefixId())
                .invoke(strangers -> {
                    if (strangers.isEmpty()) return;
                    String what = String.join(" and the ", strangers);
                    throw new PoisonFact(
                            "the "
                                    + what
                                    + " of "
                                    + trouble.troubleId()
                                    + " is another organisation's",
                            null);
                })
                .replaceWithVoid();
    }

    private void count(Decided decided, Trouble trouble) {
        metrics.counter(
                        "peering.alert.decisions",
                        "kind",
                        trouble.kind().slug(),
                        "decision",
                        decided.decision().name())
                .increment();
        LOG.logf(
                decided.decision().inTimeline() ? Logger.Level.INFO : Logger.Level.DEBUG,
                "%s: %s, alert %s, organisation %s",
                trouble.troubleId(),
                decided.decision(),
                decided.alertId(),
                trouble.organisation());
    }
}
