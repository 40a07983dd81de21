package peering.alerting.endpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {
    private static final WebhookSecret SECRET = WebhookSecret.fresh(new SecureRandom());

    @Test
    void a_secret_is_32_random_bytes_and_hides_itself_in_texts() {
        assertEquals(32, SECRET.key().length);
        assertNotEquals(SECRET, WebhookSecret.fresh(new SecureRandom()));
        assertEquals("whsec_…", SECRET.toString());
        assertArrayEquals(Base64.getDecoder().decode(SECRET.value().substring(6)), SECRET.key());
    }
}
