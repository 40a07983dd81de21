package peering.alerting.delivery;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import peering.alerting.endpoint.ClientCertificate;
import peering.alerting.endpoint.EndpointUrl;

/**
 * One request, ready to be sent.
 *
 * @param certificate that is shown in the TLS handshake
 * @param addresses where it goes; checked, and not to be resolved again
 */
record WebhookRequest(
        Method method,
        EndpointUrl url,
        List<InetAddress> addresses,
        Optional<ClientCertificate> certificate,
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

    static WebhookRequest post(
            Departure.Place place,
            Optional<ClientCertificate> certificate,
            Map<String, String> headers,
            String body) {
        return new WebhookRequest(
                Method.POST, place.url(), place.addresses(), certificate, headers, body);
    }

    /** Asks and tells nothing. */
    static WebhookRequest options(
            Departure.Place place,
            Optional<ClientCertificate> certificate,
            Map<String, String> headers) {
        return new WebhookRequest(
                Method.OPTIONS, place.url(), place.addresses(), certificate, headers, "");
    }
}
