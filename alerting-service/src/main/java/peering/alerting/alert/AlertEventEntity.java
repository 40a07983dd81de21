package peering.alerting.alert;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import peering.contract.Trouble.Severity;

/** A row of {@code alert_event}. */
@Entity
@Table(name = "alert_event")
class AlertEventEntity {
    @EmbeddedId Key key;
    Instant at;

    @Enumerated(EnumType.STRING)
    Decision decision;

    @Enumerated(EnumType.STRING)
    Severity severity;

    String summary;

    /** How many endpoints are told. */
    int told;

    @Embeddable
    record Key(@Column(name = "alert_id") String alertId, long revision) implements Serializable {}

    static AlertEventEntity of(
            String alertId, Trouble trouble, Decision decision, int told, Instant now) {
        var row = new AlertEventEntity();
        row.key = new Key(alertId, trouble.revision());
        row.at = now;
        row.decision = decision;
        row.severity = trouble.severity();
        row.summary = trouble.summary();
        row.told = told;
        return row;
    }

    Event shown() {
        return new Event(at, decision, severity, summary, told);
    }

    /**
     * One step of an alert's timeline.
     *
     * @param decision what was decided, and why
     * @param told how many endpoints are told
     */
    record Event(Instant at, Decision decision, Severity severity, String summary, int told) {}
}
