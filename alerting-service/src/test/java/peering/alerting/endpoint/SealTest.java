package peering.alerting.endpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {
    private static final WebhookSecret SECRET = WebhookSecret.fresh(new SecureRandom());

    private static Seal seal(int keyByte) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) keyByte);
        String text = Base64.getEncoder().encodeToString(key);
        return new Seal(() -> text);
    }

    @Test
    void what_was_closed_opens_again() {
        assertEquals(SECRET, seal(1).open(seal(1).close(SECRET, "end_1"), "end_1"));
    }

    @Test
    void the_secret_cannot_be_read_from_the_seal_and_no_two_seals_are_the_same() {
        byte[] sealed = seal(1).close(SECRET, "end_1");

        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains(SECRET.value()));
        assertFalse(Arrays.equals(sealed, seal(1).close(SECRET, "end_1")));
    }

    @Test
    void it_opens_with_its_own_key_and_for_its_own_endpoint_only() {
        byte[] sealed = seal(1).close(SECRET, "end_1");

        assertThrows(IllegalStateException.class, () -> seal(2).open(sealed, "end_1"));
        assertThrows(IllegalStateException.class, () -> seal(1).open(sealed, "end_2"));
    }

    @Test
    void a_changed_bit_is_noticed() {
        byte[] sealed = seal(1).close(SECRET, "end_1");
        sealed[sealed.length - 1] ^= 1;

        assertThrows(IllegalStateException.class, () -> seal(1).open(sealed, "end_1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "not base64 at all!", "AAECAwQFBgcICQoLDA0ODw=="})
    void a_key_that_is_none_is_refused_at_the_start(String key) {
        var refused = assertThrows(IllegalArgumentException.class, () -> new Seal(() -> key));

        assertTrue(refused.getMessage().contains("peering.secrets.key"));
    }

    @Test
    void a_secret_is_32_random_bytes_and_hides_itself_in_texts() {
        assertEquals(32, SECRET.key().length);
        assertNotEquals(SECRET, WebhookSecret.fresh(new SecureRandom()));
        assertEquals("whsec_…", SECRET.toString());
        assertArrayEquals(Base64.getDecoder().decode(SECRET.value().substring(6)), SECRET.key());
    }
}
