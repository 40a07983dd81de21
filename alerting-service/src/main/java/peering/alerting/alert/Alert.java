package peering.alerting.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import peering.alerting.format.TroubleKind;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;

/**
 * A trouble with a customer's prefix, or with what carries it.
 *
 * @param startedAt when it began, by what was measured
 * @param detectedAt when it was certain
 * @param endedAt null while it is open
 * @param acknowledgement null while nobody looks after it
 * @param labels by which it is matched and grouped
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
        Acknowledgement acknowledgement,
        Map<String, String> labels,
        Instant changedAt) {
    public Alert {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /**
     * Somebody looks after it: it is not told again while it stays as it is.
     *
     * @param by the token's subject
     * @param note null if nothing was said
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Acknowledgement(String by, Instant at, String note) {}
}
