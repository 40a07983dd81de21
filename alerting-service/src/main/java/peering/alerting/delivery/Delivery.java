package peering.alerting.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One telling to one endpoint.
 *
 * @param deliveryId also the {@code webhook-id} of every attempt
 * @param alertId null for a test event
 * @param stateReason why it was parked; null otherwise
 * @param dueAt when the next attempt is due; null unless waiting
 * @param settledAt when it was delivered or parked; null while waiting
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Delivery(
        String deliveryId,
        String endpointId,
        String alertId,
        String type,
        State state,
        String stateReason,
        int attempts,
        Instant createdAt,
        Instant dueAt,
        Instant firstAttemptAt,
        Instant settledAt) {

    /** {@link #Parked} is not the end: it can be retried by hand. */
    @Schema(name = "DeliveryState")
    public enum State {
        Waiting,
        Delivered,
        Parked
    }

    /**
     * One attempt.
     *
     * @param number from 1, over all retries
     * @param status of the answer; null if there was none
     * @param response the beginning of the answer's body, at most 4,096 bytes
     * @param url that was called; long parts of its path and its query are not shown
     * @param address that was called
     * @param requestHeaders as they were sent; of those that may be secret only the names
     * @param responseHeaders a few that help
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Attempt(
            int number,
            Instant at,
            int millis,
            String outcome,
            String why,
            Integer status,
            String response,
            String url,
            String address,
            Map<String, String> requestHeaders,
            Map<String, String> responseHeaders) {}
}
