package peering.registration.site;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code site_health_change}. */
@Entity
@Table(name = "site_health_change")
public class HealthChangeEntity extends PanacheEntityBase {
    @Id
    @Column(name = "site_health_change_id")
    String id;

    @Column(name = "site_id")
    String siteId;

    String health;
    String reason;

    @Column(name = "said_at")
    Instant saidAt;

    static HealthChangeEntity of(String siteId, Health health, Instant now) {
        var row = new HealthChangeEntity();
        row.id = peering.registration.web.Id.fresh("hlt_", now);
        row.siteId = siteId;
        row.health = health.state().word();
        row.reason = health.reason();
        row.saidAt = now;
        return row;
    }

    HealthChange toChange() {
        return new HealthChange(id, Health.State.of(health), reason, saidAt);
    }
}
