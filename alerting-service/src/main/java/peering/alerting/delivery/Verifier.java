package peering.alerting.delivery;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.TreeMap;
import peering.alerting.endpoint.Endpoint;
import peering.alerting.endpoint.EndpointKeys;
import peering.alerting.endpoint.EndpointRows;
import peering.alerting.endpoint.VerificationWay;
import peering.alerting.format.FormatConfig;
import peering.alerting.format.VerificationMessage;
import peering.alerting.web.FreshId;

/** Asks a receiver whether it wants to be told, through the same walls as every delivery. */
@ApplicationScoped
class Verifier {
    private static final String CHALLENGE = "chl_";

    private final Departure departure;
    private final AgroalDataSource database;
    private final EndpointRows endpoints;
    private final String origin;
    private final Clock clock;

    Verifier(
            Departure departure,
            AgroalDataSource database,
            EndpointRows endpoints,
            FormatConfig config,
            Clock clock) {
        this.departure = departure;
        this.database = database;
        this.endpoints = endpoints;
        this.origin = config.publicUrl().getHost();
        this.clock = clock;
    }

    /** Blocks until the receiver has answered, for the timeout of one attempt at most. */
    Consent ask(Endpoint endpoint, VerificationWay way) throws SQLException, InterruptedException {
        Instant now = clock.instant();
        var keys = keys(endpoint.endpointId(), now);
        return switch (way) {
            case CHALLENGE -> challenge(endpoint, keys, now);
            case HANDSHAKE -> handshake(endpoint, keys);
        };
    }

    private EndpointKeys keys(String endpointId, Instant now) throws SQLException {
        try (var connection = database.getConnection()) {
            return endpoints.keysOf(connection, endpointId, now);
        }
    }

    private Consent challenge(Endpoint endpoint, EndpointKeys keys, Instant now)
            throws InterruptedException {
        String token = FreshId.of(CHALLENGE);
        String body = VerificationMessage.of(endpoint.endpointId(), token, now).text();
        var headers = new HashMap<>(keys.headers());
        headers.put("content-type", "application/json");
        headers.put("user-agent", Departure.USER_AGENT);
        headers.putAll(Departure.signed(FreshId.of(FreshId.DELIVERY), body, keys.signing(), now));
        var exchange =
                departure.send(
                        endpoint.url(),
                        place -> WebhookRequest.post(place, keys.certificate(), headers, body));
        if (!(exchange.outcome() instanceof Outcome.Delivered)) {
            return new Consent.Refused(exchange.outcome().why());
        }
        if (exchange.response().contains(token)) return new Consent.Given(Optional.empty());
        return new Consent.Refused(
                "the beginning of the answer does not hold the challenge that was sent");
    }

    private Consent handshake(Endpoint endpoint, EndpointKeys keys) throws InterruptedException {
        var headers = new HashMap<>(keys.headers());
        headers.put("user-agent", Departure.USER_AGENT);
        headers.put(Handshake.ASK_ORIGIN, origin);
        headers.put(Handshake.ASK_RATE, Integer.toString(Handshake.WANTED));
        var exchange =
                departure.send(
                        endpoint.url(),
                        place -> WebhookRequest.options(place, keys.certificate(), headers));
        if (exchange.status().isEmpty()) return new Consent.Refused(exchange.outcome().why());
        return Handshake.judge(
                exchange.trace().map(Trace::responseHeaders).orElseGet(TreeMap::new), origin);
    }
}
