package peering.alerting.alert;

import java.time.Instant;
import java.util.Optional;
import peering.alerting.format.TroubleKind;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;

/**
 * What a fact says of a trouble: the part that anomalies and degradations share.
 *
 * @param troubleId the anomaly's or the degradation's
 * @param evidence the whole fact, JSON text
 */
public record Trouble(
        String troubleId,
        TroubleKind kind,
        Severity severity,
        State state,
        String organisation,
        String connectionId,
        String prefixId,
        String prefix,
        String summary,
        Instant startedAt,
        Instant detectedAt,
        Instant lastSeen,
        Optional<Instant> endedAt,
        String evidence,
        long revision) {}
