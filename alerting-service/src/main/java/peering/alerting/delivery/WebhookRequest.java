package peering.alerting.delivery;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import peering.alerting.endpoint.EndpointUrl;

/**
 * One request, ready to be sent.
 *
 * @param addresses where it goes; checked, and not to be resolved again
 */
record WebhookRequest(
        EndpointUrl url, List<InetAddress> addresses, Map<String, String> headers, String body) {
    WebhookRequest {
        addresses = List.copyOf(addresses);
        headers = Map.copyOf(headers);
    }
}
