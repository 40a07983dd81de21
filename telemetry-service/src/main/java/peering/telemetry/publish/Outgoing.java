package peering.telemetry.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import peering.contract.CloudEvent;
import peering.contract.FactType;
import peering.contract.FeedTroubleFact;
import peering.contract.LatencyDegradationFact;
import peering.contract.ReceivedRouteFact;
import peering.contract.RouteAnomalyFact;
import peering.contract.SessionStateFact;
import peering.contract.SiteLatencyFact;
import peering.kit.facts.FactJson;
import peering.kit.facts.FactRecord;

/** Records as they leave the topology. */
public final class Outgoing {
    /** The CloudEvents source of all we tell. */
    public static final String SOURCE = "/telemetry-service";

    private Outgoing() {}

    public static Record<String, byte[]> of(RouteAnomalyFact fact, Instant now) {
        return fact(FactType.ROUTE_ANOMALY, fact.anomalyId(), fact.revision(), fact, now);
    }

    public static Record<String, byte[]> of(LatencyDegradationFact fact, Instant now) {
        return fact(FactType.LATENCY_DEGRADATION, fact.degradationId(), fact.revision(), fact, now);
    }

    public static Record<String, byte[]> of(SessionStateFact fact, Instant now) {
        return fact(FactType.SESSION_STATE, fact.sessionId(), fact.revision(), fact, now);
    }

    public static Record<String, byte[]> of(ReceivedRouteFact fact, Instant now) {
        String subject = fact.sessionId() + " " + fact.prefix();
        return fact(FactType.RECEIVED_ROUTE, subject, fact.revision(), fact, now);
    }

    public static Record<String, byte[]> of(SiteLatencyFact fact, Instant now) {
        String subject = SiteLatencyFact.key(fact.place(), fact.siteId());
        return fact(FactType.SITE_LATENCY, subject, fact.revision(), fact, now);
    }

    public static Record<String, byte[]> of(FeedTroubleFact fact, Instant now) {
        return fact(FactType.FEED_TROUBLE, fact.feedTroubleId(), fact.revision(), fact, now);
    }

    /** The topic of a fact that was made here. */
    public static String topic(Headers headers) {
        var type = new String(headers.lastHeader(CloudEvent.HEADER_TYPE).value(), UTF_8);
        return Arrays.stream(FactType.values())
                .filter(fact -> fact.type().equals(type))
                .findFirst()
                .orElseThrow()
                .topic();
    }

    /** The same subject and revision has the same event id, however often it is told. */
    private static Record<String, byte[]> fact(
            FactType type, String subject, long revision, Object fact, Instant now) {
        var headers = FactRecord.headers(type, subject, subject + "/" + revision, SOURCE, now);
        return new Record<>(subject, FactJson.write(fact), now.toEpochMilli(), headers);
    }

    /** The record with its value marked as unreadable. */
    public static <T> Record<String, Read<T>> parked(Record<String, byte[]> record, String why) {
        var headers = new RecordHeaders(record.headers());
        headers.add(CloudEvent.HEADER_DEAD_LETTER_REASON, why.getBytes(UTF_8));
        return new Record<>(
                record.key(), new Read.Bad<>(record.value()), record.timestamp(), headers);
    }
}
