package peering.alerting.subscription;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.hibernate.annotations.Generated;
import peering.alerting.format.TroubleKind;
import peering.contract.Trouble.Severity;

/** A row of {@code subscription}. */
@Entity
@Table(name = "subscription")
class SubscriptionEntity {
    @Id
    @Column(name = "subscription_id")
    String id;

    @Generated
    @Column(name = "subscription_no", insertable = false, updatable = false)
    Long number;

    String organisation;

    @Column(name = "endpoint_id")
    String endpointId;

    @Column(name = "connection_id")
    String connectionId;

    @Column(name = "route_anomaly")
    boolean routeAnomaly;

    @Column(name = "latency_degradation")
    boolean latencyDegradation;

    @Column(name = "prefix_validation")
    boolean prefixValidation;

    @Enumerated(EnumType.STRING)
    @Column(name = "min_severity")
    Severity minSeverity;

    @Column(name = "created_at")
    Instant createdAt;

    void troubles(List<TroubleKind> kinds) {
        routeAnomaly = kinds.contains(TroubleKind.RouteAnomaly);
        latencyDegradation = kinds.contains(TroubleKind.LatencyDegradation);
        prefixValidation = kinds.contains(TroubleKind.PrefixValidation);
    }

    private boolean tells(TroubleKind kind) {
        return switch (kind) {
            case RouteAnomaly -> routeAnomaly;
            case LatencyDegradation -> latencyDegradation;
            case PrefixValidation -> prefixValidation;
        };
    }

    Subscription shown() {
        var kinds = Arrays.stream(TroubleKind.values()).filter(this::tells).toList();
        return new Subscription(
                id, organisation, endpointId, connectionId, kinds, minSeverity, createdAt);
    }
}
