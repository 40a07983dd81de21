package peering.alerting.intake;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import peering.alerting.alert.Trouble;
import peering.alerting.format.PrefixValidationMessage;
import peering.alerting.format.TroubleKind;
import peering.contract.LatencyDegradationFact;
import peering.contract.RouteAnomalyFact;
import peering.contract.VerdictFact;
import peering.contract.VerdictFact.Lapse;
import peering.kit.facts.FactDoor;
import peering.kit.facts.FactJson;

/** Troubles, as telemetry and validation tell them: what each shares with the others. */
@ApplicationScoped
class TroubleIntake {
    private final FactDoor door;
    private final Alarm alarm;

    TroubleIntake(FactDoor door, Alarm alarm) {
        this.door = door;
        this.alarm = alarm;
    }

    @Incoming("route-anomalies")
    Uni<Void> anomaly(ConsumerRecord<String, byte[]> record) {
        var written = Instant.ofEpochMilli(record.timestamp());
        return door.take(
                record, RouteAnomalyFact.class, fact -> alarm.raise(trouble(fact), written));
    }

    @Incoming("latency-degradations")
    Uni<Void> degradation(ConsumerRecord<String, byte[]> record) {
        var written = Instant.ofEpochMilli(record.timestamp());
        return door.take(
                record, LatencyDegradationFact.class, fact -> alarm.raise(trouble(fact), written));
    }

    /** Of the verdicts, those on a prefix that was in force and lapsed. */
    @Incoming("verdicts")
    Uni<Void> verdict(ConsumerRecord<String, byte[]> record) {
        var written = Instant.ofEpochMilli(record.timestamp());
        return door.take(
                record,
                VerdictFact.class,
                fact ->
                        fact.lapse()
                                .map(lapse -> alarm.raise(trouble(fact, lapse), written))
                                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static Trouble trouble(VerdictFact fact, Lapse lapse) {
        return new Trouble(
                lapse.lapseId(),
                TroubleKind.PrefixValidation,
                PrefixValidationMessage.severity(fact),
                PrefixValidationMessage.state(lapse),
                fact.organisation(),
                fact.connectionId(),
                fact.prefixId(),
                fact.prefix(),
                PrefixValidationMessage.summary(fact),
                lapse.since(),
                lapse.since(),
                fact.decidedAt(),
                lapse.endedAt(),
                json(fact),
                Map.of("validation_state", fact.outcome().name()),
                fact.revision());
    }

    private static Trouble trouble(RouteAnomalyFact fact) {
        return new Trouble(
                fact.anomalyId(),
                TroubleKind.RouteAnomaly,
                fact.severity(),
                fact.state(),
                fact.organisation(),
                fact.connectionId(),
                fact.prefixId(),
                fact.registeredPrefix(),
                fact.summary(),
                fact.firstSeen(),
                fact.detectedAt(),
                fact.lastSeen(),
                fact.endedAt(),
                json(fact),
                Map.of("rule", fact.kind().name()),
                fact.revision());
    }

    private static Trouble trouble(LatencyDegradationFact fact) {
        return new Trouble(
                fact.degradationId(),
                TroubleKind.LatencyDegradation,
                fact.severity(),
                fact.state(),
                fact.organisation(),
                fact.connectionId(),
                fact.prefixId(),
                fact.prefix(),
                fact.summary(),
                fact.startedAt(),
                fact.detectedAt(),
                fact.lastSeen(),
                fact.endedAt(),
                json(fact),
                Map.of("place", fact.place()),
                fact.revision());
    }

    private static String json(Record fact) {
        return FactJson.text(fact);
    }
}
