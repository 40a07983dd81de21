package peering.alerting.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import peering.alerting.ownership.KnownSession;
import peering.alerting.ownership.KnownSessions;
import peering.contract.FeedTroubleFact;
import peering.contract.PathFact;
import peering.contract.SessionFact;
import peering.contract.SessionStateFact;
import peering.contract.SiteFact;
import peering.kit.facts.FactDoor;

/**
 * Troubles with what carries and watches the prefixes: their paths, partners' sessions, our sites,
 * the sources of routes.
 */
@ApplicationScoped
class CarrierIntake {
    private final FactDoor door;
    private final Alarm alarm;
    private final KnownSessions sessions;
    private final CarrierTroubles troubles;
    private final Clock clock;

    CarrierIntake(
            FactDoor door,
            Alarm alarm,
            KnownSessions sessions,
            OperatorConfig config,
            Clock clock) {
        this.door = door;
        this.alarm = alarm;
        this.sessions = sessions;
        this.troubles = new CarrierTroubles(config.organisation());
        this.clock = clock;
    }

    @Incoming("paths")
    Uni<Void> path(ConsumerRecord<String, byte[]> record) {
        return door.take(
                record,
                PathFact.class,
                fact -> alarm.raiseIfEver(troubles.of(fact), written(record)));
    }

    @Incoming("sites")
    Uni<Void> site(ConsumerRecord<String, byte[]> record) {
        return door.take(
                record,
                SiteFact.class,
                fact -> alarm.raiseIfEver(troubles.of(fact), written(record)));
    }

    @Incoming("feed-troubles")
    Uni<Void> feed(ConsumerRecord<String, byte[]> record) {
        return door.take(
                record,
                FeedTroubleFact.class,
                fact -> alarm.raise(troubles.of(fact), written(record)));
    }

    @Incoming("sessions")
    Uni<Void> session(ConsumerRecord<String, byte[]> record) {
        return door.take(
                record,
                SessionFact.class,
                fact -> sessions.know(fact).chain(known -> session(known, written(record))));
    }

    @Incoming("session-states")
    Uni<Void> sessionState(ConsumerRecord<String, byte[]> record) {
        return door.take(
                record,
                SessionStateFact.class,
                fact -> sessions.know(fact).chain(known -> session(known, written(record))));
    }

    private Uni<Void> session(Optional<KnownSession> known, Instant written) {
        return known.map(session ->
                        alarm.raiseIfEver(troubles.of(session, clock.instant()), written))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Instant written(ConsumerRecord<String, byte[]> record) {
        return Instant.ofEpochMilli(record.timestamp());
    }
}
