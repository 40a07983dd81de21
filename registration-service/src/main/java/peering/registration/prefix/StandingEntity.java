package peering.registration.prefix;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import peering.contract.PrefixFact.Standing;

/** A row of {@code prefix_standing}: a line of a prefix's history. */
@Entity
@Table(name = "prefix_standing")
@IdClass(StandingEntity.Key.class)
public class StandingEntity extends PanacheEntityBase {
    @Id
    @Column(name = "prefix_id")
    String prefixId;

    @Id long revision;

    String organisation;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    Standing standing;

    Instant since;
    String reason;

    /** What a row is found by. */
    public record Key(String prefixId, long revision) implements Serializable {}

    /** The line of what {@code prefix} has just become, or has stayed through a change. */
    static StandingEntity of(PrefixEntity prefix, Instant now, String reason) {
        var row = new StandingEntity();
        row.prefixId = prefix.id;
        row.revision = prefix.revision;
        row.organisation = prefix.organisation;
        row.standing = prefix.standing;
        row.since = now;
        row.reason = reason;
        return row;
    }

    CustomerPrefix.Step toStep() {
        return new CustomerPrefix.Step(standing, since, reason, revision);
    }
}
