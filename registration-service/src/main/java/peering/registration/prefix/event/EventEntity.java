package peering.registration.prefix.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import peering.kit.facts.FactJson;

/** A row of {@code prefix_event}. */
@Entity
@Table(name = "prefix_event")
public class EventEntity extends PanacheEntityBase {
    private static final TypeReference<Map<String, String>> EVIDENCE = new TypeReference<>() {};

    @Id
    @Column(name = "event_id")
    String id;

    @Column(name = "prefix_id")
    String prefixId;

    String organisation;

    @Column(name = "source_id")
    String sourceId;

    String kind;
    String severity;
    Instant at;
    String summary;
    String evidence;
    String type;

    PrefixEvent toEvent() {
        return new PrefixEvent(
                id,
                prefixId,
                EventKind.fromString(kind),
                EventSeverity.fromString(severity),
                at,
                summary,
                evidence(),
                type == null ? null : EventType.fromString(type));
    }

    private Map<String, String> evidence() {
        try {
            return FactJson.MAPPER.readValue(evidence, EVIDENCE);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("the column evidence holds none", foreign);
        }
    }
}
