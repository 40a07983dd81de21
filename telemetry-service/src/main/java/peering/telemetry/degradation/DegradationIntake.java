package peering.telemetry.degradation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import peering.contract.LatencyDegradationFact;
import peering.kit.facts.FactDoor;

/** Our own facts come back in, so that HTTP can be asked for them. */
@ApplicationScoped
class DegradationIntake {
    private final FactDoor door;
    private final Degradations degradations;

    DegradationIntake(FactDoor door, Degradations degradations) {
        this.door = door;
        this.degradations = degradations;
    }

    @Incoming("latency-degradations")
    Uni<Void> take(ConsumerRecord<String, byte[]> record) {
        return door.take(record, LatencyDegradationFact.class, degradations::take);
    }
}
