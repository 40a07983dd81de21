package peering.alerting.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import peering.alerting.format.TroubleKind;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;

/**
 * A trouble with a customer's prefix.
 *
 * @param startedAt when it began, by what was measured
 * @param detectedAt when it was certain
 * @param endedAt null while it is open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Alert(
        String alertId,
        TroubleKind kind,
        State state,
        Severity severity,
        String organisation,
        String connectionId,
        String prefixId,
        String prefix,
        String summary,
        Instant startedAt,
        Instant detectedAt,
        Instant lastSeen,
        Instant endedAt,
        Instant changedAt) {}
