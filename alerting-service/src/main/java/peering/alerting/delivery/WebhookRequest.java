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
        Method method,
        EndpointUrl url,
        List<InetAddress> addresses,
        Map<String, String> headers,
        String body) {
    WebhookRequest {
        addresses = List.copyOf(addresses);
        headers = Map.copyOf(headers);
    }

    enum Method {
        POST,
        OPTIONS
    }

    static WebhookRequest post(Departure.Place place, Map<String, String> headers, String body) {
        return new WebhookRequest(Method.POST, place.url(), place.addresses(), headers, body);
    }

    /** Asks and tells nothing. */
    static WebhookRequest options(Departure.Place place, Map<String, String> headers) {
        return new WebhookRequest(Method.OPTIONS, place.url(), place.addresses(), headers, "");
    }
}
