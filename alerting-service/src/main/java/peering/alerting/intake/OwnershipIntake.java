package peering.alerting.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import peering.alerting.ownership.Ownership;
import peering.contract.ConnectionFact;
import peering.contract.PrefixFact;
import peering.kit.facts.FactDoor;

/** Who owns what, as registration tells it. */
@ApplicationScoped
class OwnershipIntake {
    private final FactDoor door;
    private final Ownership ownership;

    OwnershipIntake(FactDoor door, Ownership ownership) {
        this.door = door;
        this.ownership = ownership;
    }

    @Incoming("connections")
    Uni<Void> connection(ConsumerRecord<String, byte[]> record) {
        return door.take(record, ConnectionFact.class, ownership::know);
    }

    @Incoming("prefixes")
    Uni<Void> prefix(ConsumerRecord<String, byte[]> record) {
        return door.take(record, PrefixFact.class, ownership::know);
    }
}
