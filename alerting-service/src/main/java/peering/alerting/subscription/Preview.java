package peering.alerting.subscription;

import java.time.Instant;
import java.util.List;
import peering.alerting.alert.Alert;

/**
 * What a subscription would have told of the past. Silences, quiet hours and groups are left out of
 * it: it says which alerts, not when.
 *
 * @param since the beginning of what was looked at
 * @param looked how many alerts there were
 * @param matched how many of them it would have told
 * @param complete false if there were more than are looked at; the newest were
 * @param alerts the newest that matched
 */
public record Preview(
        Instant since, int looked, int matched, boolean complete, List<Alert> alerts) {
    public Preview {
        alerts = List.copyOf(alerts);
    }
}
