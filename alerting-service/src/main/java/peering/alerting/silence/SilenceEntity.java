package peering.alerting.silence;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Generated;
import peering.alerting.alert.Matcher;
import peering.kit.facts.FactJson;

/** A row of {@code silence}. */
@Entity
@Table(name = "silence")
class SilenceEntity {
    @Id
    @Column(name = "silence_id")
    String id;

    @Generated
    @Column(name = "silence_no", insertable = false, updatable = false)
    Long number;

    String organisation;

    @Enumerated(EnumType.STRING)
    Silence.Kind kind;

    /** A JSON list. */
    String matchers;

    @Column(name = "starts_at")
    Instant startsAt;

    @Column(name = "ends_at")
    Instant endsAt;

    String author;
    String reason;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    void matchers(List<Matcher> all) {
        matchers = FactJson.text(all);
    }

    Silence shown(Instant now) {
        return new Silence(
                id,
                organisation,
                kind,
                FactJson.MAPPER.convertValue(read(matchers), new TypeReference<>() {}),
                startsAt,
                endsAt,
                author,
                reason,
                Silence.state(startsAt, endsAt, now),
                createdAt,
                changedAt);
    }

    private static List<?> read(String json) {
        return FactJson.read(json, List.class);
    }
}
