package peering.alerting.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A row of {@code delivery_member}: an alert that a delivery tells of among others. */
@Entity
@Table(name = "delivery_member")
class MemberEntity {
    @EmbeddedId Key key;
    String transition;

    @Embeddable
    record Key(
            @Column(name = "delivery_id") String deliveryId,
            @Column(name = "alert_id") String alertId)
            implements Serializable {}

    static MemberEntity of(String deliveryId, String alertId, String transition) {
        var row = new MemberEntity();
        row.key = new Key(deliveryId, alertId);
        row.transition = transition;
        return row;
    }
}
