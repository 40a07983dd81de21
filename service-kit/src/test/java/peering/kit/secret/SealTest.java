package peering.kit.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {
    private static final Seal SEAL = with("0123456789abcdef0123456789abcdef");

    /** Of {@code s3cret!} for {@code ses_a}, made by another implementation of AES in GCM. */
    private static final String STORED =
            "01" + "0102030405060708090a0b0c" + "7ddb725c4588dc8c9915bdb09e75f5aeea7059556f9565";

    @Test
    void what_was_closed_opens_again() {
        for (String secret : new String[] {"", "s3cret!", "häßlich £ 鍵"}) {
            assertEquals(secret, SEAL.open(SEAL.close(secret, "ses_a"), "ses_a"));
        }
    }

    @Test
    void what_lies_in_databases_of_today_stays_readable() {
        assertEquals("s3cret!", SEAL.open(HexFormat.of().parseHex(STORED), "ses_a"));
    }

    @Test
    void the_secret_cannot_be_read_from_the_seal_and_no_two_seals_are_the_same() {
        byte[] sealed = SEAL.close("s3cret!", "ses_a");

        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("s3cret!"));
        assertFalse(Arrays.equals(sealed, SEAL.close("s3cret!", "ses_a")));
    }

    @Test
    void it_opens_with_its_own_key_and_for_its_own_owner_only() {
        byte[] sealed = SEAL.close("s3cret!", "ses_a");
        var other = with("fedcba9876543210fedcba9876543210");

        assertThrows(IllegalStateException.class, () -> other.open(sealed, "ses_a"));
        assertThrows(IllegalStateException.class, () -> SEAL.open(sealed, "ses_b"));
    }

    @Test
    void any_changed_bit_is_noticed() {
        byte[] sealed = SEAL.close("s3cret!", "ses_a");
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] touched = sealed.clone();
            touched[bit / 8] ^= (byte) (1 << bit % 8);
            assertThrows(IllegalStateException.class, () -> SEAL.open(touched, "ses_a"));
        }
    }

    @Test
    void what_is_cut_off_does_not_open() {
        byte[] sealed = SEAL.close("s3cret!", "ses_a");
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThrows(IllegalStateException.class, () -> SEAL.open(cut, "ses_a"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "c2hvcnQ=",
                "not base64 at all!",
                "AAECAwQFBgcICQoLDA0ODw==",
                "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYw"
            })
    void a_key_that_is_none_is_refused_and_the_setting_named(String key) {
        var refused = assertThrows(IllegalArgumentException.class, () -> Seal.with(key));

        assertTrue(refused.getMessage().contains("peering.secrets.key"), refused.getMessage());
    }

    @Test
    void space_around_a_key_is_overlooked() {
        String key = " " + base64("0123456789abcdef0123456789abcdef") + "\n";

        assertEquals("s3cret!", Seal.with(key).open(HexFormat.of().parseHex(STORED), "ses_a"));
    }

    private static Seal with(String key) {
        return Seal.with(base64(key));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
