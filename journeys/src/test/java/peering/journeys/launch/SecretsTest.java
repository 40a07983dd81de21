package peering.journeys.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

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
}
