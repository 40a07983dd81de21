package peering.alerting.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a customer wants to be told. Its secrets are not part of it: one is shown once, when it is
 * made.
 *
 * @param disabledReason why it is disabled, for people; null while it is enabled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Endpoint(
        String endpointId,
        String organisation,
        String url,
        String description,
        State state,
        String disabledReason,
        Instant createdAt,
        Instant changedAt) {

    /** A disabled endpoint is paused: what waits for it is kept until it is enabled again. */
    @Schema(name = "EndpointState")
    public enum State {
        Enabled,
        Disabled
    }
}
