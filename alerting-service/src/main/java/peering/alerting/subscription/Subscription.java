package peering.alerting.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import peering.alerting.alert.Matcher;
import peering.alerting.format.TroubleKind;
import peering.contract.Trouble.Severity;

/**
 * Which troubles are told to an endpoint, and when.
 *
 * @param connectionId null: of all the organisation's connections, later ones included
 * @param minSeverity troubles below it are not told
 * @param matchers all must hold of the alert's labels
 * @param quietHours null: told at any time
 * @param grouping null: each alert by itself, at once
 * @param repeatMinutes null: what stays open is not told again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Subscription(
        String subscriptionId,
        String organisation,
        String endpointId,
        String connectionId,
        List<TroubleKind> troubles,
        Severity minSeverity,
        List<Matcher> matchers,
        QuietHours quietHours,
        Grouping grouping,
        Integer repeatMinutes,
        Instant createdAt) {
    public Subscription {
        troubles = List.copyOf(troubles);
        matchers = List.copyOf(matchers);
    }
}
