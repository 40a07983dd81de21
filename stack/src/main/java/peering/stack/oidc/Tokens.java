package peering.stack.oidc;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access tokens by client credentials (RFC 6749, section 4.4), asked for over HTTP and kept until
 * shortly before they end.
 */
public final class Tokens {
    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI endpoint;
    private final Identities identities;
    private final Clock clock;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Token> kept = new ConcurrentHashMap<>();

    private record Token(String value, Instant end) {}

    public Tokens(String tokenEndpoint, Identities identities, Clock clock) {
        this.endpoint = URI.create(tokenEndpoint);
        this.identities = identities;
        this.clock = clock;
    }

    /** A token for the client with this id, valid for a minute at least. */
    public String of(String clientId) {
        return kept.compute(
                        clientId,
                        (id, token) ->
                                token != null && token.end().isAfter(clock.instant())
                                        ? token
                                        : fetched(identities.client(id)))
                .value();
    }

    private Token fetched(Identities.Client client) {
        Instant asked = clock.instant();
        String credentials = client.id() + ":" + client.secret();
        var request =
                HttpRequest.newBuilder(endpoint)
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(
                                "Authorization",
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        credentials.getBytes(
                                                                StandardCharsets.UTF_8)))
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        "no token for " + client.id() + ": " + response.body());
            }
            var answer = JSON.readTree(response.body());
            return new Token(
                    answer.path("access_token").asText(),
                    asked.plusSeconds(answer.path("expires_in").asLong()).minus(MARGIN));
        } catch (IOException e) {
            throw new UncheckedIOException("no token for " + client.id(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "interrupted while asking for a token for " + client.id(), e);
        }
    }
}
