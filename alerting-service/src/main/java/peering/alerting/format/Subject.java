package peering.alerting.format;

import java.time.Instant;
import java.util.Optional;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;

/**
 * What a message is about: an alert as it stands.
 *
 * @param connectionId null if it is no single connection's
 * @param prefixId null, with the prefix, if it is no single prefix's
 * @param evidence the last fact, JSON text
 */
public record Subject(
        String alertId,
        String troubleId,
        TroubleKind kind,
        Severity severity,
        State state,
        String connectionId,
        String prefixId,
        String prefix,
        String summary,
        Instant startedAt,
        Instant detectedAt,
        Instant lastSeen,
        Optional<Instant> endedAt,
        String evidence) {}
