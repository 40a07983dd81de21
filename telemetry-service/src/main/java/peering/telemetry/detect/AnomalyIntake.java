package peering.telemetry.detect;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import peering.contract.RouteAnomalyFact;
import peering.kit.facts.FactDoor;

/** Our own facts come back in, so that HTTP can be asked for them. */
@ApplicationScoped
class AnomalyIntake {
    private final FactDoor door;
    private final Anomalies anomalies;

    AnomalyIntake(FactDoor door, Anomalies anomalies) {
        this.door = door;
        this.anomalies = anomalies;
    }

    @Incoming("route-anomalies")
    Uni<Void> take(ConsumerRecord<String, byte[]> record) {
        return door.take(record, RouteAnomalyFact.class, anomalies::take);
    }
}
