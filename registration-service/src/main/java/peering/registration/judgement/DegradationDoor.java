package peering.registration.judgement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import peering.contract.LatencyDegradationFact;
import peering.kit.facts.FactDoor;
import peering.registration.prefix.trouble.TroubleBook;
import peering.registration.prefix.trouble.TroubleKind;
import peering.registration.prefix.trouble.TroubleReport;
import peering.registration.web.Wall;

/** Takes latency that got worse, and its recovery, from Kafka. */
@ApplicationScoped
public class DegradationDoor {
    private final FactDoor door;
    private final Wall wall;
    private final TroubleBook troubles;

    DegradationDoor(FactDoor door, Wall wall, TroubleBook troubles) {
        this.door = door;
        this.wall = wall;
        this.troubles = troubles;
    }

    @Incoming("degradations")
    public Uni<Void> take(ConsumerRecord<String, byte[]> record) {
        return door.take(
                record,
                LatencyDegradationFact.class,
                degradation ->
                        wall.asService(
                                "degradation " + degradation.degradationId(),
                                () -> troubles.take(report(degradation))));
    }

    private static TroubleReport report(LatencyDegradationFact degradation) {
        Needed.all(degradation.degradationId(), degradation.prefixId(), degradation.severity());
        Needed.all(degradation.startedAt(), degradation.place(), degradation.summary());
        return new TroubleReport(
                degradation.degradationId(),
                degradation.prefixId(),
                TroubleKind.LATENCY,
                degradation.severity(),
                degradation.startedAt(),
                degradation.endedAt(),
                Optional.of(
                        new TroubleReport.Latency(
                                degradation.place(),
                                degradation.baselineMillis(),
                                degradation.currentMillis())),
                degradation.summary(),
                Map.of(
                        "place", degradation.place(),
                        "baselineMillis", Double.toString(degradation.baselineMillis()),
                        "currentMillis", Double.toString(degradation.currentMillis())),
                Optional.empty(),
                List.of(),
                degradation.revision());
    }
}
