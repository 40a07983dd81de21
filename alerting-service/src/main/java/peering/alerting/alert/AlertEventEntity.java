package peering.alerting.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import peering.contract.Trouble.Severity;

/** A row of {@code alert_event}. */
@Entity
@Table(name = "alert_event")
class AlertEventEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "event_no")
    Long number;

    @Column(name = "alert_id")
    String alertId;

    String organisation;
    long revision;
    Instant at;

    @Enumerated(EnumType.STRING)
    Decision decision;

    @Enumerated(EnumType.STRING)
    Severity severity;

    String summary;

    /** How many endpoints are told. */
    int told;

    String why;

    static AlertEventEntity of(AlertEntity alert, Decision decision, int told, Instant now) {
        var row = new AlertEventEntity();
        row.alertId = alert.id;
        row.organisation = alert.organisation;
        row.revision = alert.revision;
        row.at = now;
        row.decision = decision;
        row.severity = alert.severity;
        row.summary = alert.summary;
        row.told = told;
        return row;
    }

    AlertEventEntity because(String reason) {
        why = reason;
        return this;
    }

    Event shown() {
        return new Event(at, decision, severity, summary, told, why);
    }

    /**
     * One step of an alert's timeline.
     *
     * @param decision what was decided
     * @param told how many endpoints are told
     * @param why who or what made it so, for people; null if the decision says all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Event(
            Instant at,
            Decision decision,
            Severity severity,
            String summary,
            int told,
            String why) {}
}
