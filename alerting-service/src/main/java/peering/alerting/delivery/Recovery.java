package peering.alerting.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Sending again what did not arrive at an endpoint within a time.
 *
 * @param until not after it was asked for
 * @param matching how many had failed when it was asked for, at most {@link Recoveries#MOST}
 * @param resent how many of them are on their way, or have arrived meanwhile
 * @param endedAt null while it is running
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Recovery(
        String recoveryId,
        String endpointId,
        Instant since,
        Instant until,
        State state,
        int matching,
        int resent,
        Instant createdAt,
        Instant endedAt) {

    /** A cancelled one has not taken back what it had resent. */
    @Schema(name = "RecoveryState")
    public enum State {
        Running,
        Done,
        Cancelled
    }
}
