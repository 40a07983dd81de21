package peering.validator.gather;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import peering.kit.facts.FactJson;
import peering.validator.evidence.Gathered;

/** What one source said of one claim. Written by {@link ErrandRows}, read as it is here. */
@Entity
@Table(name = "gathered")
class GatheredEntity extends PanacheEntityBase {
    @Id
    @Column(name = "gathered_id")
    String id;

    @Column(name = "prefix_id")
    String prefixId;

    String kind;

    /** JSON; null if there never was one. */
    String answer;

    @Column(name = "answered_at")
    Instant answeredAt;

    @Column(name = "valid_until")
    Instant validUntil;

    /** Why the last attempt failed; null if it did not. */
    String trouble;

    <A> Gathered<A> as(Class<A> type) {
        return new Gathered<>(
                true,
                Optional.ofNullable(answer).map(json -> FactJson.read(json, type)),
                Optional.ofNullable(answeredAt),
                Optional.ofNullable(validUntil),
                Optional.ofNullable(trouble));
    }
}
