package peering.telemetry.detect;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import peering.contract.RouteAnomalyFact;
import peering.contract.Trouble.State;

/** A row of {@code route_anomaly}: what lists ask for, and the latest fact whole. */
@Entity
@Table(name = "route_anomaly")
class AnomalyEntity {
    @Id
    @Column(name = "anomaly_id")
    String id;

    String organisation;

    @Column(name = "prefix_id")
    String prefixId;

    @Enumerated(EnumType.STRING)
    RouteAnomalyFact.Kind kind;

    @Enumerated(EnumType.STRING)
    State state;

    @Column(name = "first_seen")
    Instant firstSeen;

    long revision;

    /** JSON, as it stood on the topic. */
    String fact;

    void take(RouteAnomalyFact told, String json) {
        id = told.anomalyId();
        organisation = told.organisation();
        prefixId = told.prefixId();
        kind = told.kind();
        state = told.state();
        firstSeen = told.firstSeen();
        revision = told.revision();
        fact = json;
    }
}
