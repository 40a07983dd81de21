package peering.journeys.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @Test
    void are_the_same_at_the_next_start_and_others_elsewhere(
            @TempDir Path here, @TempDir Path there) throws Exception {
        var first = Secrets.in(here);

        assertEquals(first, Secrets.in(here));
        assertNotEquals(first.webhookKey(), Secrets.in(there).webhookKey());
        assertEquals(32, Base64.getDecoder().decode(first.webhookKey()).length);
    }

    @Test
    void the_portals_secret_means_the_same_whether_it_is_decoded_or_not(@TempDir Path here)
            throws Exception {
        String secret = Secrets.in(here).portalClient();

        assertEquals(secret, URLDecoder.decode(secret, StandardCharsets.UTF_8));
        assertEquals(64, secret.length());
    }
}
