package peering.alerting.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.Immutable;

/**
 * A row of {@code delivery}, to be read. Rows are written by {@link Deliveries#enqueue} and moved
 * on by {@link DeliveryQueue}, both in SQL.
 */
@Entity
@Immutable
@Table(name = "delivery")
class DeliveryEntity {
    @Id
    @Column(name = "delivery_id")
    String id;

    @Generated
    @Column(name = "delivery_no", insertable = false, updatable = false)
    Long number;

    @Column(name = "endpoint_id")
    String endpointId;

    String organisation;

    @Column(name = "alert_id")
    String alertId;

    String transition;
    String type;
    String body;

    @Enumerated(EnumType.STRING)
    Delivery.State state;

    @Column(name = "state_reason")
    String stateReason;

    int attempts;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "first_attempt_at")
    Instant firstAttemptAt;

    @Column(name = "settled_at")
    Instant settledAt;

    Delivery shown() {
        return new Delivery(
                id,
                endpointId,
                alertId,
                type,
                state,
                stateReason,
                attempts,
                createdAt,
                state == Delivery.State.Waiting ? dueAt : null,
                firstAttemptAt,
                settledAt);
    }
}
