package peering.alerting.alert;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.Generated;
import peering.alerting.format.TroubleKind;
import peering.alerting.web.FreshId;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;
import peering.kit.facts.FactJson;

/** A row of {@code alert}. */
@Entity
@Table(name = "alert")
class AlertEntity {
    @Id
    @Column(name = "alert_id")
    String id;

    @Generated
    @Column(name = "alert_no", insertable = false, updatable = false)
    Long number;

    @Column(name = "trouble_id")
    String troubleId;

    @Enumerated(EnumType.STRING)
    TroubleKind kind;

    String organisation;

    @Column(name = "connection_id")
    String connectionId;

    @Column(name = "prefix_id")
    String prefixId;

    String prefix;

    @Enumerated(EnumType.STRING)
    Severity severity;

    @Enumerated(EnumType.STRING)
    @Column(name = "worst_severity")
    Severity worst;

    @Enumerated(EnumType.STRING)
    State state;

    String summary;

    /** By which it is matched and grouped, a JSON object. */
    String labels;

    /** The last fact, whole, as JSON. */
    String evidence;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "detected_at")
    Instant detectedAt;

    @Column(name = "last_seen")
    Instant lastSeen;

    @Column(name = "ended_at")
    Instant endedAt;

    @Column(name = "acknowledged_at")
    Instant acknowledgedAt;

    @Column(name = "acknowledged_by")
    String acknowledgedBy;

    String acknowledgement;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    Instant changedAt;

    long revision;

    static AlertEntity of(Trouble trouble, Instant now) {
        var row = new AlertEntity();
        row.id = FreshId.of(FreshId.ALERT);
        row.troubleId = trouble.troubleId();
        row.kind = trouble.kind();
        row.organisation = trouble.organisation();
        row.connectionId = trouble.connectionId();
        row.prefixId = trouble.prefixId();
        row.prefix = trouble.prefix();
        row.worst = trouble.severity();
        row.startedAt = trouble.startedAt();
        row.detectedAt = trouble.detectedAt();
        row.createdAt = now;
        row.take(trouble, now);
        return row;
    }

    void take(Trouble trouble, Instant now) {
        if (state == State.Ended && trouble.state() == State.Open) {
            acknowledge(null, null, null);
            worst = trouble.severity();
            startedAt = trouble.startedAt();
            detectedAt = trouble.detectedAt();
        }
        severity = trouble.severity();
        if (severity.compareTo(worst) > 0) worst = severity;
        state = trouble.state();
        summary = trouble.summary();
        evidence = trouble.evidence();
        labels = FactJson.text(trouble.allLabels());
        lastSeen = trouble.lastSeen();
        endedAt = trouble.endedAt().orElse(null);
        changedAt = now;
        revision = trouble.revision();
    }

    /** All null: nobody looks after it. */
    void acknowledge(Instant now, String who, String note) {
        acknowledgedAt = now;
        acknowledgedBy = who;
        acknowledgement = note;
        if (now != null) changedAt = now;
    }

    @SuppressWarnings("unchecked")
    Map<String, String> labels() {
        return FactJson.read(labels, Map.class);
    }

    /** What the last fact said, to be told later. */
    Trouble trouble() {
        return new Trouble(
                troubleId,
                kind,
                severity,
                state,
                organisation,
                connectionId,
                prefixId,
                prefix,
                summary,
                startedAt,
                detectedAt,
                lastSeen,
                Optional.ofNullable(endedAt),
                evidence,
                labels(),
                revision);
    }

    Known known() {
        return new Known(state, worst, revision);
    }

    Alert shown() {
        return new Alert(
                id,
                kind,
                state,
                severity,
                organisation,
                connectionId,
                prefixId,
                prefix,
                summary,
                startedAt,
                detectedAt,
                lastSeen,
                endedAt,
                acknowledgedAt == null
                        ? null
                        : new Alert.Acknowledgement(
                                acknowledgedBy, acknowledgedAt, acknowledgement),
                labels(),
                changedAt);
    }
}
