package peering.alerting.delivery;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import peering.alerting.endpoint.SigningPair;
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

    @Test
    void a_public_key_verifies_what_its_pair_signed_beside_a_shared_secret() throws Exception {
        var secret = WebhookSecret.fresh(RANDOM);
        var pair = SigningPair.fresh();
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

        String signature = WebhookSignature.of(List.of(secret, pair), "whd_1", 1731705121, body);

        var parts = List.of(signature.split(" "));
        assertTrue(parts.getFirst().startsWith("v1,"), signature);
        assertTrue(parts.getLast().startsWith("v1a,"), signature);
        assertTrue(Ed25519.verifies(pair.publicKey(), "whd_1.1731705121.{}", signature));
        assertFalse(Ed25519.verifies(pair.publicKey(), "whd_1.1731705122.{}", signature));
        assertFalse(
                Ed25519.verifies(
                        SigningPair.fresh().publicKey(), "whd_1.1731705121.{}", signature));
        assertDoesNotThrow(() ->
                new Webhook(secret.value())
                        .verify("{}", headers("whd_1", now(), both(secret, pair))));
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static String both(WebhookSecret secret, SigningPair pair) {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        return WebhookSignature.of(List.of(pair, secret), "whd_1", now(), body);
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
