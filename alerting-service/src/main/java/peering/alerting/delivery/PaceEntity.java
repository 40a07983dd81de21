package peering.alerting.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;

/** A row of {@code endpoint_pace}. */
@Entity
@Table(name = "endpoint_pace")
class PaceEntity {
    @Id
    @Column(name = "endpoint_id")
    String endpointId;

    Integer most;

    @Enumerated(EnumType.STRING)
    EndpointPace.Per per;

    @Enumerated(EnumType.STRING)
    EndpointPace.Ordering ordering;

    EndpointPace shown() {
        var limit = most == null ? null : new EndpointPace.Limit(most, per);
        return new EndpointPace(limit, ordering);
    }

    void take(EndpointPace wanted) {
        most = wanted.rateLimit() == null ? null : wanted.rateLimit().most();
        per = wanted.rateLimit() == null ? null : wanted.rateLimit().per();
        ordering = Optional.ofNullable(wanted.ordering()).orElse(EndpointPace.Ordering.Alert);
    }
}
