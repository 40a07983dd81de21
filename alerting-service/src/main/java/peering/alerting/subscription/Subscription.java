package peering.alerting.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import peering.alerting.format.TroubleKind;
import peering.contract.Trouble.Severity;

/**
 * Which troubles are told to an endpoint.
 *
 * @param connectionId null: of all the organisation's connections, later ones included
 * @param minSeverity troubles below it are not told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Subscription(
        String subscriptionId,
        String organisation,
        String endpointId,
        String connectionId,
        List<TroubleKind> troubles,
        Severity minSeverity,
        Instant createdAt) {
    public Subscription {
        troubles = List.copyOf(troubles);
    }
}
