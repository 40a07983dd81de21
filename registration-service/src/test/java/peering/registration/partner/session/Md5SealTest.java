package peering.registration.partner.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Md5SealTest {
    private record Config(Optional<String> key) implements SecretsConfig {}

    private final Md5Seal seal = seal("0123456789abcdef0123456789abcdef");

    @Test
    void opens_what_it_closed_and_hides_it() {
        byte[] sealed = seal.close("s3cret!", "ses_a");

        assertEquals("s3cret!", seal.open(sealed, "ses_a"));
        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("s3cret!"));
        assertFalse(Arrays.equals(sealed, seal.close("s3cret!", "ses_a")), "a nonce of its own");
    }

    @Test
    void does_not_open_for_another_session_or_with_another_key_or_when_touched() {
        byte[] sealed = seal.close("s3cret!", "ses_a");
        byte[] touched = sealed.clone();
        touched[touched.length - 1] ^= 1;
        byte[] foreign = sealed.clone();
        foreign[0] = 2;

        assertThrows(IllegalStateException.class, () -> seal.open(sealed, "ses_b"));
        assertThrows(
                IllegalStateException.class,
                () -> seal("fedcba9876543210fedcba9876543210").open(sealed, "ses_a"));
        assertThrows(IllegalStateException.class, () -> seal.open(touched, "ses_a"));
        assertThrows(IllegalStateException.class, () -> seal.open(foreign, "ses_a"));
    }

    @Test
    void takes_no_key_where_none_could_be_hidden() {
        var off = new Md5Seal(new Config(Optional.empty()));

        var refused = assertThrows(HttpProblem.class, () -> off.close("s3cret!", "ses_a"));

        assertEquals("/problems/md5-off", refused.getType().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "no base64!"})
    void a_bad_key_does_not_start(String text) {
        var wrong =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new Md5Seal(new Config(Optional.of(text))));

        assertTrue(wrong.getMessage().contains("peering.secrets.key"), wrong.getMessage());
    }

    private static Md5Seal seal(String key) {
        var base64 = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII));
        return new Md5Seal(new Config(Optional.of(base64)));
    }
}
