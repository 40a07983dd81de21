package peering.validator.intake;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import peering.contract.PrefixFact;
import peering.kit.facts.FactBatchDoor;
import peering.kit.facts.FactBatchDoor.Effect;
import peering.validator.source.VrpsReplaced;

/**
 * Claims in. The channel starts paused; the first table of VRPs resumes it, so a table is always
 * there when a claim is judged.
 */
@ApplicationScoped
class ClaimDoor {
    private static final String CHANNEL = "prefixes";

    private final FactBatchDoor door;
    private final Telling telling;
    private final ChannelRegistry channels;

    ClaimDoor(FactBatchDoor door, Telling telling, ChannelRegistry channels) {
        this.door = door;
        this.telling = telling;
        this.channels = channels;
    }

    @Incoming(CHANNEL)
    Uni<Void> claims(KafkaRecordBatch<String, byte[]> batch) {
        return door.take(batch, new Effect<>(PrefixFact.class, telling::told, telling::told));
    }

    /** Before the review of what is judged already: that may take long, and may fail. */
    void open(@Observes @Priority(1) VrpsReplaced event) {
        var channel = channels.getPausable(CHANNEL);
        if (channel.isPaused()) channel.resume();
    }
}
