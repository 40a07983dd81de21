package peering.telemetry.degradation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import peering.contract.LatencyDegradationFact;
import peering.contract.Trouble.State;

/** A row of {@code latency_degradation}: what lists ask for, and the latest fact whole. */
@Entity
@Table(name = "latency_degradation")
class DegradationEntity {
    @Id
    @Column(name = "degradation_id")
    String id;

    String organisation;

    @Column(name = "prefix_id")
    String prefixId;

    String place;

    @Enumerated(EnumType.STRING)
    State state;

    @Column(name = "started_at")
    Instant startedAt;

    long revision;

    /** JSON, as it stood on the topic. */
    String fact;

    void take(LatencyDegradationFact told, String json) {
        id = told.degradationId();
        organisation = told.organisation();
        prefixId = told.prefixId();
        place = told.place();
        state = told.state();
        startedAt = told.startedAt();
        revision = told.revision();
        fact = json;
    }
}
