package peering.alerting.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import peering.alerting.format.Format;
import peering.alerting.web.Problem;

/**
 * Where a customer wants to be told. Its secrets are not part of it: one is shown once, when it is
 * made.
 *
 * @param format in which form it is told
 * @param hasCredential whether the format's own secret is kept for it; it is never shown
 * @param headerNames of the headers that are added to each request; their values are never shown
 * @param signing with which signatures it is told
 * @param publicKey that verifies {@code v1a}; null if it has none
 * @param disabledReason why it is disabled, for people; null while it is enabled
 * @param verifiedAt when its receiver said that it wants to be told; null: it did not, of this URL
 * @param health in one word; figures are at {@code /health}
 * @param operations whether it hears how the organisation's other endpoints fare
 * @param clientCertificate that is shown to the receiver in the TLS handshake; null if there is
 *     none
 * @param allowedPerMinute how many requests the receiver granted; null if it set no limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Endpoint(
        String endpointId,
        String organisation,
        String url,
        String description,
        Format format,
        boolean hasCredential,
        List<String> headerNames,
        Signing signing,
        String publicKey,
        State state,
        String disabledReason,
        Instant verifiedAt,
        VerificationWay verifiedBy,
        Integer allowedPerMinute,
        Health health,
        boolean operations,
        Certificate clientCertificate,
        Instant createdAt,
        Instant changedAt) {
    public Endpoint {
        headerNames = List.copyOf(headerNames);
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem if nothing would be sent to it now
     */
    public void refuseUnlessEnabled() {
        switch (state) {
            case Enabled -> {}
            case Disabled ->
                    throw Problem.ENDPOINT_DISABLED.because(
                            "enable it first: PATCH /v1/endpoints/"
                                    + endpointId
                                    + " with disabled false");
            case Unverified ->
                    throw Problem.ENDPOINT_UNVERIFIED.because(
                            "verify it first: POST /v1/endpoints/" + endpointId + "/verification");
        }
    }

    /** By what the receiver knows us. {@code subject} is a distinguished name (RFC 2253). */
    @Schema(name = "EndpointClientCertificate")
    public record Certificate(String subject, Instant expiresAt) {}

    /** How an endpoint fares. */
    @Schema(name = "EndpointHealth")
    public enum Health {
        Good,
        /** A delivery has failed several times, and nothing has arrived since. */
        Failing,
        /** A delivery was given up, and nothing has arrived since. */
        Exhausted
    }

    /**
     * What waits for an endpoint that is disabled or unverified is kept, and sent when it is
     * enabled. Nothing new is told to one that is disabled; to one that is unverified it is, and
     * waits.
     */
    @Schema(name = "EndpointState")
    public enum State {
        Enabled,
        Disabled,
        Unverified
    }
}
