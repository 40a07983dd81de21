package peering.alerting.delivery;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import peering.alerting.endpoint.WebhookSecret;

class WebhookSignatureTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The worked example that the publishers of Standard Webhooks give for checking by hand. */
    @Test
    void agrees_with_the_published_example() {
        var secret = new WebhookSecret("whsec_plJ3nmyCDGBKInavdOK15jsl");
        byte[] body =
                "{\"event_type\":\"ping\",\"data\":{\"success\":true}}"
                        .getBytes(StandardCharsets.UTF_8);

        assertEquals(
                "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=",
                WebhookSignature.of(List.of(secret), "msg_loFOjxBNrRLzqYUf", 1731705121, body));
    }

    @Test
    void each_of_several_secrets_verifies_and_a_stranger_does_not() throws Exception {
        var current = WebhookSecret.fresh(RANDOM);
        var former = WebhookSecret.fresh(RANDOM);
        String body = "{\"type\":\"endpoint.test\",\"data\":{\"text\":\"…\"}}";
        long now = Instant.now().getEpochSecond();

        String signature =
                WebhookSignature.of(
                        List.of(current, former),
                        "whd_1",
                        now,
                        body.getBytes(StandardCharsets.UTF_8));

        var headers = headers("whd_1", now, signature);
        assertDoesNotThrow(() -> new Webhook(current.value()).verify(body, headers));
        assertDoesNotThrow(() -> new Webhook(former.value()).verify(body, headers));
        var stranger = new Webhook(WebhookSecret.fresh(RANDOM).value());
        assertThrows(WebhookVerificationException.class, () -> stranger.verify(body, headers));
        var owner = new Webhook(current.value());
        assertThrows(WebhookVerificationException.class, () -> owner.verify(body + " ", headers));
        assertThrows(
                WebhookVerificationException.class,
                () -> owner.verify(body, headers("whd_2", now, signature)));
    }

    private static HttpHeaders headers(String id, long seconds, String signature) {
        return HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(id),
                        "webhook-timestamp", List.of(Long.toString(seconds)),
                        "webhook-signature", List.of(signature)),
                (_, _) -> true);
    }
}
