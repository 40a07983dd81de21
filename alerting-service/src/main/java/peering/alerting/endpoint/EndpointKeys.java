package peering.alerting.endpoint;

import java.util.List;
import java.util.Optional;

/**
 * The secrets of an endpoint that a request to it needs, opened.
 *
 * @param signing what signs, the current ones first of their kind
 * @param credential that the format wants in its body
 */
public record EndpointKeys(List<SigningKey> signing, Optional<String> credential) {
    public EndpointKeys {
        signing = List.copyOf(signing);
    }

    @Override
    public String toString() {
        return signing.size() + " keys";
    }
}
