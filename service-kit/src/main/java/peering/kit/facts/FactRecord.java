package peering.kit.facts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import peering.contract.CloudEvent;
import peering.contract.FactType;

/** A fact as a Kafka record: JSON value, CloudEvents 1.0 attributes as headers (binary mode). */
public final class FactRecord {
    private FactRecord() {}

    /**
     * The record of one fact.
     *
     * @param eventId unique for this change of the subject; a redelivery keeps it
     * @param source the writing service, as a URI reference such as {@code /registration-service}
     */
    public static ProducerRecord<String, byte[]> of(
            FactType type, String key, byte[] json, String eventId, String source, Instant time) {
        return new ProducerRecord<>(
                type.topic(), null, key, json, headers(type, key, eventId, source, time));
    }

    /** The CloudEvents attributes alone, for a record that is made elsewhere. */
    public static Headers headers(
            FactType type, String subject, String eventId, String source, Instant time) {
        return new RecordHeaders()
                .add(CloudEvent.HEADER_SPEC_VERSION, utf8(CloudEvent.SPEC_VERSION))
                .add(CloudEvent.HEADER_ID, utf8(eventId))
                .add(CloudEvent.HEADER_TYPE, utf8(type.type()))
                .add(CloudEvent.HEADER_SOURCE, utf8(source))
                .add(CloudEvent.HEADER_SUBJECT, utf8(subject))
                .add(CloudEvent.HEADER_TIME, utf8(time.toString()))
                .add(CloudEvent.HEADER_CONTENT_TYPE, utf8(CloudEvent.JSON));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
