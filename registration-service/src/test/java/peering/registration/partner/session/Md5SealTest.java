package peering.registration.partner.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import peering.kit.secret.Seal;

class Md5SealTest {
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private record Config(Optional<String> key) implements SecretsConfig {}

    @Test
    void a_key_is_sealed_for_its_session_under_the_configured_secret() {
        byte[] sealed = new Md5Seal(new Config(Optional.of(KEY))).close("s3cret!", "ses_a");

        assertEquals("s3cret!", Seal.with(KEY).open(sealed, "ses_a"));
        assertThrows(IllegalStateException.class, () -> Seal.with(KEY).open(sealed, "ses_b"));
    }

    @Test
    void takes_no_key_where_none_could_be_hidden() {
        var off = new Md5Seal(new Config(Optional.empty()));

        var refused = assertThrows(HttpProblem.class, () -> off.close("s3cret!", "ses_a"));

        assertEquals("/problems/md5-off", refused.getType().toString());
    }

    @Test
    void a_bad_secret_does_not_start() {
        var wrong =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new Md5Seal(new Config(Optional.of("c2hvcnQ="))));

        assertTrue(wrong.getMessage().contains("peering.secrets.key"), wrong.getMessage());
    }
}
