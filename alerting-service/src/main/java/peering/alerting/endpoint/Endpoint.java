package peering.alerting.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.alerting.format.Format;

/**
 * Where a customer wants to be told. Its secrets are not part of it: one is shown once, when it is
 * made.
 *
 * @param format in which form it is told
 * @param hasCredential whether the format's own secret is kept for it; it is never shown
 * @param signing with which signatures it is told
 * @param publicKey that verifies {@code v1a}; null if it has none
 * @param disabledReason why it is disabled, for people; null while it is enabled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Endpoint(
        String endpointId,
        String organisation,
        String url,
        String description,
        Format format,
        boolean hasCredential,
        Signing signing,
        String publicKey,
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
