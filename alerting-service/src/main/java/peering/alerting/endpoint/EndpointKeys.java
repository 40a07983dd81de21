package peering.alerting.endpoint;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets of an endpoint that a request to it needs, opened.
 *
 * @param signing what signs, the current ones first of their kind
 * @param credential that the format wants in its body
 * @param certificate that is shown in the TLS handshake
 * @param headers of the customer's own, by lower-case name
 */
public record EndpointKeys(
        List<SigningKey> signing,
        Optional<String> credential,
        Optional<ClientCertificate> certificate,
        Map<String, String> headers) {
    public EndpointKeys {
        signing = List.copyOf(signing);
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return signing.size() + " keys";
    }
}
