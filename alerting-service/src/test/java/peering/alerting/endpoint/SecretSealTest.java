package peering.alerting.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import peering.alerting.endpoint.SigningKey.Kind;

class SecretSealTest {
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final WebhookSecret SECRET = WebhookSecret.fresh(new SecureRandom());

    @Test
    void a_secret_opens_for_its_own_endpoint_only() {
        var seal = new SecretSeal(() -> KEY);
        byte[] sealed = seal.close(SECRET, "end_1");

        assertEquals(SECRET, seal.open(Kind.v1, sealed, "end_1"));
        assertThrows(IllegalStateException.class, () -> seal.open(Kind.v1, sealed, "end_2"));
    }

    @Test
    void a_pair_opens_as_a_pair_only() {
        var seal = new SecretSeal(() -> KEY);
        var pair = SigningPair.fresh();
        byte[] sealed = seal.close(pair, "end_1");

        assertEquals(pair, seal.open(Kind.v1a, sealed, "end_1"));
        assertThrows(IllegalStateException.class, () -> seal.open(Kind.v1, sealed, "end_1"));
        assertThrows(IllegalStateException.class, () -> seal.openCredential(sealed, "end_1"));
    }

    @Test
    void a_key_that_is_none_is_refused_at_the_start() {
        var refused =
                assertThrows(IllegalArgumentException.class, () -> new SecretSeal(() -> "short"));

        assertTrue(refused.getMessage().contains("peering.secrets.key"), refused.getMessage());
    }
}
