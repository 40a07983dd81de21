package peering.registration.judgement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import peering.contract.SessionStateFact;
import peering.kit.facts.FactDoor;
import peering.kit.facts.PoisonFact;
import peering.registration.path.SessionStates;
import peering.registration.web.Id;
import peering.registration.web.Wall;

/** Takes from Kafka whether sessions are up; what is delivered twice has its effect once. */
@ApplicationScoped
public class SessionStateDoor {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final FactDoor door;
    private final Wall wall;
    private final SessionStates states;

    SessionStateDoor(FactDoor door, Wall wall, SessionStates states) {
        this.door = door;
        this.wall = wall;
        this.states = states;
    }

    @Incoming("session-states")
    public Uni<Void> take(ConsumerRecord<String, byte[]> record) {
        return door.take(record, SessionStateFact.class, this::apply);
    }

    private Uni<Void> apply(SessionStateFact fact) {
        refuseUnusable(fact);
        return wall.asService(
                "state of session " + fact.sessionId(), () -> states.take(fact).replaceWithVoid());
    }

    /** What the database could not hold would be tried for ever. */
    private static void refuseUnusable(SessionStateFact fact) {
        if (fact.state() == null || fact.since() == null || !Id.isOne(fact.sessionId())) {
            throw new PoisonFact("no session, state or time", null);
        }
        if (fact.since().isBefore(EARLIEST) || !fact.since().isBefore(LATEST)) {
            throw new PoisonFact("it is of the time " + fact.since(), null);
        }
        if (fact.reason().filter(reason -> reason.indexOf('\0') >= 0).isPresent()) {
            throw new PoisonFact("a NUL in the reason", null);
        }
    }
}
