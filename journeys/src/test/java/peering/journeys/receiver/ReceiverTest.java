package peering.journeys.receiver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.stack.Ports;

class ReceiverTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BODY = "{\"type\":\"alert.opened\"}";
    private final HttpClient http = HttpClient.newHttpClient();
    @TempDir Path dir;
    private Receiver receiver;

    @BeforeEach
    void start() throws Exception {
        receiver = Receiver.start(Ports.free(), InstantSource.system(), dir.resolve("secrets"));
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void a_webhook_with_the_right_signature_is_verified() throws Exception {
        ask("PUT", "/hooks/acme/secret", "{\"secret\":\"" + SECRET + "\"}");

        assertEquals(204, send(SECRET).statusCode());

        var one = items("acme").get(0);
        assertTrue(one.path("verified").asBoolean());
        assertEquals(BODY, one.path("body").asText());
        assertEquals("msg_1", one.path("headers").path("webhook-id").asText());
        assertEquals(204, one.path("answered").asInt());
    }

    @Test
    void a_webhook_signed_with_another_secret_is_kept_and_not_verified() throws Exception {
        ask("PUT", "/hooks/acme/secret", "{\"secret\":\"" + SECRET + "\"}");

        send("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");

        var one = items("acme").get(0);
        assertEquals("false", one.path("verified").asText());
        assertTrue(one.path("why").asText().length() > 5);
    }

    @Test
    void without_a_secret_nothing_is_said_of_the_signature() throws Exception {
        send(SECRET);

        assertTrue(items("acme").get(0).path("verified").isNull());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"text\":\"a\",\"blocks\":[]}                             | slack             | a",
                "{\"event_action\":\"trigger\",\"payload\":{\"summary\":\"a\"}} | pagerduty         | a",
                "{\"type\":\"t\",\"timestamp\":\"1\",\"data\":{\"summary\":\"a\"}} | standard-webhooks | a",
                "{\"specversion\":\"1.0\",\"data\":{\"summary\":\"a\"}}          | cloudevents       | a",
                "{\"schemaId\":\"x\",\"data\":{\"essentials\":{\"description\":\"a\"}}} | azure | a",
                "{\"groupKey\":\"g\",\"alerts\":[{\"annotations\":{\"summary\":\"a\"}}]} | alertmanager | a",
                "{\"attachments\":[{\"contentType\":\"application/vnd.microsoft.card.adaptive\"}]} | teams | ``",
                "{\"something\":\"else\"} | null | null",
                "no JSON                  | null | null",
            })
    void it_says_in_which_form_something_came(String body, String format, String says)
            throws Exception {
        ask("POST", "/hooks/acme", body);

        assertEquals(format, items("acme").get(0).path("format").asText());
        assertEquals(says, items("acme").get(0).path("says").asText());
    }

    @Test
    void the_secret_is_known_after_a_restart() throws Exception {
        ask("PUT", "/hooks/acme/secret", "{\"secret\":\"" + SECRET + "\"}");

        receiver.close();
        start();

        send(SECRET);
        assertTrue(items("acme").get(0).path("verified").asBoolean());
    }

    @Test
    void ordered_answers_are_given_once_each_and_then_all_is_well_again() throws Exception {
        ask("PUT", "/hooks/acme/answers", "[500, 410]");

        assertEquals(500, send(SECRET).statusCode());
        assertEquals(410, send(SECRET).statusCode());
        assertEquals(204, send(SECRET).statusCode());
    }

    @Test
    void hooks_are_apart_and_can_be_emptied() throws Exception {
        send(SECRET);
        ask("POST", "/hooks/globex", BODY);

        ask("DELETE", "/hooks/acme", "");

        assertEquals(0, items("acme").size());
        assertEquals(1, items("globex").size());
        assertEquals("{\"acme\":0,\"globex\":1}", ask("GET", "/hooks", "").body());
    }

    @Test
    void what_is_too_large_too_many_or_not_understood_is_refused() throws Exception {
        assertEquals(413, ask("POST", "/hooks/acme", "x".repeat(256 * 1024 + 1)).statusCode());
        assertEquals(400, ask("PUT", "/hooks/acme/answers", "[99]").statusCode());
        assertEquals(400, ask("PUT", "/hooks/acme/secret", "{}").statusCode());
        assertEquals(404, ask("GET", "/elsewhere", "").statusCode());
        assertEquals(405, ask("PATCH", "/hooks/acme", "").statusCode());
        for (int i = 0; i < 300; i++) {
            ask("POST", "/hooks/many", String.valueOf(i));
        }
        assertEquals(Hook.KEPT, items("many").size());
        assertEquals("299", items("many").get(Hook.KEPT - 1).path("body").asText());
    }

    private HttpResponse<String> send(String secret) throws Exception {
        long now = Instant.now().getEpochSecond();
        return http.send(
                HttpRequest.newBuilder(URI.create(receiver.url() + "/hooks/acme"))
                        .header("webhook-id", "msg_1")
                        .header("webhook-timestamp", String.valueOf(now))
                        .header("webhook-signature", new Webhook(secret).sign("msg_1", now, BODY))
                        .POST(BodyPublishers.ofString(BODY))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> ask(String method, String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(receiver.url() + path))
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode items(String hook) throws Exception {
        return new ObjectMapper().readTree(ask("GET", "/hooks/" + hook, "").body()).path("items");
    }
}
