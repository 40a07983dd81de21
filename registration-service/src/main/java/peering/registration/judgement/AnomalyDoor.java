package peering.registration.judgement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import peering.contract.RouteAnomalyFact;
import peering.kit.facts.FactDoor;
import peering.registration.prefix.trouble.TroubleBook;
import peering.registration.prefix.trouble.TroubleKind;
import peering.registration.prefix.trouble.TroubleReport;
import peering.registration.web.Wall;

/** Takes troubles with routes from Kafka. */
@ApplicationScoped
public class AnomalyDoor {
    private final FactDoor door;
    private final Wall wall;
    private final TroubleBook troubles;

    AnomalyDoor(FactDoor door, Wall wall, TroubleBook troubles) {
        this.door = door;
        this.wall = wall;
        this.troubles = troubles;
    }

    @Incoming("anomalies")
    public Uni<Void> take(ConsumerRecord<String, byte[]> record) {
        return door.take(
                record,
                RouteAnomalyFact.class,
                anomaly ->
                        wall.asService(
                                "anomaly " + anomaly.anomalyId(),
                                () -> troubles.take(report(anomaly))));
    }

    private static TroubleReport report(RouteAnomalyFact anomaly) {
        Needed.all(
                anomaly.anomalyId(), anomaly.prefixId(), anomaly.severity(), anomaly.firstSeen());
        Needed.all(anomaly.kind(), anomaly.announcedPrefix(), anomaly.summary());
        return new TroubleReport(
                anomaly.anomalyId(),
                anomaly.prefixId(),
                TroubleKind.ANOMALY,
                anomaly.severity(),
                anomaly.firstSeen(),
                anomaly.endedAt(),
                Optional.empty(),
                anomaly.summary(),
                evidence(anomaly),
                AnomalyTypes.of(anomaly),
                AnomalyTypes.ownPeers(anomaly),
                anomaly.revision());
    }

    private static HashMap<String, String> evidence(RouteAnomalyFact anomaly) {
        var evidence = new HashMap<String, String>();
        evidence.put("kind", anomaly.kind().name());
        evidence.put("announcedPrefix", anomaly.announcedPrefix());
        evidence.put("observers", Integer.toString(anomaly.observerCount()));
        anomaly.offendingOrigin().ifPresent(asn -> evidence.put("offendingOrigin", "" + asn));
        anomaly.blamedAsn().ifPresent(asn -> evidence.put("blamedAsn", "" + asn));
        anomaly.confidence().ifPresent(sure -> evidence.put("confidence", sure.name()));
        return evidence;
    }
}
