package peering.registration.partner;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** A row of {@code partner_step}: a move of a partner, or of something that is the partner's. */
@Entity
@Table(name = "partner_step")
@IdClass(StepEntity.Key.class)
public class StepEntity extends PanacheEntityBase {
    @Id
    @Column(name = "subject_id")
    String subjectId;

    @Id long revision;

    @Column(name = "partner_id")
    String partnerId;

    String state;
    Instant since;
    String actor;
    String reason;

    /** What a row is found by. */
    public record Key(String subjectId, long revision) implements Serializable {}

    Step toStep() {
        return new Step(state, since, actor, reason, revision);
    }
}
