package peering.validator.source.rdap;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import peering.kit.facts.FactJson;
import peering.routing.net.Prefix;

/** As {@code IrrFuzzTest}: what a registry may send, with any bytes at all. */
class RdapFuzzTest {
    private static final Prefix PREFIX = Prefix.parse("203.0.113.0/24");

    @FuzzTest(maxDuration = "60s")
    void network(byte[] data) {
        try {
            var network = RdapNetwork.read(data);
            assertTrue(!network.contains(PREFIX) || network.touches(PREFIX));
            assertTrue(!network.isEverything() || !network.start().equals(network.end()));
            var answer = new RdapAnswer("", Optional.empty(), Optional.of(network));
            assertNotNull(FactJson.read(FactJson.text(answer), RdapAnswer.class));
        } catch (IOException refused) {
            assertTrue(refused.getMessage().length() < 300);
        }
    }

    @FuzzTest(maxDuration = "60s")
    void bootstrap(byte[] data) {
        try {
            var bootstrap = Bootstrap.read(new ByteArrayInputStream(data));
            assertTrue(bootstrap.services().size() <= data.length);
            bootstrap.around(PREFIX).ifPresent(s -> assertTrue(s.prefix().covers(PREFIX)));
            assertTrue(bootstrap.hosts().size() <= data.length);
        } catch (IOException refused) {
            assertNotNull(refused.getMessage());
        }
    }

    @FuzzTest(maxDuration = "60s")
    void retryAfter(byte[] data) {
        var wish = RetryAfter.read(new String(data, StandardCharsets.UTF_8), Instant.EPOCH);
        assertTrue(wish.compareTo(Duration.ofDays(1)) <= 0 && wish.isPositive());
    }
}
