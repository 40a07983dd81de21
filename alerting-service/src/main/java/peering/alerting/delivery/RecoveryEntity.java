package peering.alerting.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Generated;

/** A row of {@code endpoint_recovery}. */
@Entity
@Table(name = "endpoint_recovery")
class RecoveryEntity {
    @Id
    @Column(name = "recovery_id")
    String id;

    @Generated
    @Column(name = "recovery_no", insertable = false, updatable = false)
    Long number;

    @Column(name = "endpoint_id")
    String endpointId;

    Instant since;
    Instant until;

    @Enumerated(EnumType.STRING)
    Recovery.State state;

    int matching;
    int resent;

    @Column(name = "after_no")
    long after;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "moved_at")
    Instant movedAt;

    @Column(name = "ended_at")
    Instant endedAt;

    Recovery shown() {
        return new Recovery(
                id, endpointId, since, until, state, matching, resent, createdAt, endedAt);
    }

    void end(Recovery.State how, Instant now) {
        state = how;
        movedAt = now;
        endedAt = now;
    }
}
