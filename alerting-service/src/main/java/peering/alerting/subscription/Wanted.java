package peering.alerting.subscription;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import peering.alerting.alert.Matcher;
import peering.alerting.format.TroubleKind;
import peering.contract.Trouble.Severity;

/**
 * Which alerts a subscription is for.
 *
 * @param connectionId null: any, or none
 */
record Wanted(
        List<TroubleKind> troubles,
        Severity minSeverity,
        String connectionId,
        List<Matcher> matchers) {

    /** True if an alert of this kind, severity, connection and these labels is among them. */
    boolean wants(
            TroubleKind kind, Severity severity, String ofConnection, Map<String, String> labels) {
        return troubles.contains(kind)
                && severity.compareTo(minSeverity) >= 0
                && (connectionId == null || Objects.equals(connectionId, ofConnection))
                && Matcher.allHold(matchers, labels);
    }
}
