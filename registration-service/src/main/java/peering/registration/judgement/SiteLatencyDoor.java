package peering.registration.judgement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import peering.contract.SiteLatencyFact;
import peering.kit.facts.FactDoor;
import peering.kit.facts.PoisonFact;
import peering.registration.site.latency.SiteLatencies;
import peering.registration.web.Id;
import peering.registration.web.Wall;

/** Takes the latency of sites from Kafka; the newest of each place and site stays. */
@ApplicationScoped
public class SiteLatencyDoor {
    private final FactDoor door;
    private final Wall wall;
    private final SiteLatencies latencies;

    SiteLatencyDoor(FactDoor door, Wall wall, SiteLatencies latencies) {
        this.door = door;
        this.wall = wall;
        this.latencies = latencies;
    }

    @Incoming("site-latency")
    public Uni<Void> take(ConsumerRecord<String, byte[]> record) {
        return door.take(record, SiteLatencyFact.class, this::keep);
    }

    private Uni<Void> keep(SiteLatencyFact measured) {
        if (!isSound(measured)) {
            throw new PoisonFact("this is no measure of a site", null);
        }
        return wall.asService("site latency", () -> latencies.keep(measured));
    }

    /** What the table would refuse for ever must not be tried for ever. */
    private static boolean isSound(SiteLatencyFact measured) {
        return measured.place() != null
                && measured.place().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
                && Id.isOne(measured.siteId())
                && Double.isFinite(measured.medianMillis())
                && measured.medianMillis() >= 0
                && measured.samples() > 0
                && measured.windowStart() != null
                && measured.windowEnd() != null
                && measured.windowStart().isBefore(measured.windowEnd());
    }
}
