package peering.validator.intake;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.ChannelRegistry;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import peering.contract.PrefixFact;
import peering.kit.facts.FactDoor;
import peering.validator.source.VrpsReplaced;

/**
 * Claims in. The channel starts paused; the first table of VRPs resumes it, so a table is always
 * there when a claim is judged.
 */
@ApplicationScoped
class ClaimDoor {
    private static final String CHANNEL = "prefixes";

    private final FactDoor door;
    private final Verdicts verdicts;
    private final ChannelRegistry channels;

    ClaimDoor(FactDoor door, Verdicts verdicts, ChannelRegistry channels) {
        this.door = door;
        this.verdicts = verdicts;
        this.channels = channels;
    }

    @Incoming(CHANNEL)
    Uni<Void> claim(ConsumerRecord<String, byte[]> record) {
        return door.take(record, PrefixFact.class, verdicts::told);
    }

    /** Before the review of what is judged already: that may take long, and may fail. */
    void open(@Observes @Priority(1) VrpsReplaced event) {
        var channel = channels.getPausable(CHANNEL);
        if (channel.isPaused()) channel.resume();
    }
}
