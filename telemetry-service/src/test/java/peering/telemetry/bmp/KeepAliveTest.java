package peering.telemetry.bmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import peering.routing.net.IpAddress;
import peering.stack.StackResource;
import peering.telemetry.Api;

/** How a connection is watched, as the operating system tells it. */
@QuarkusTest
@TestProfile(BmpProfile.class)
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "telemetry"))
class KeepAliveTest {
    private static final String KEEPALIVE_TIMER = "02";
    private static final int TICKS_PER_SECOND = 100;

    @Inject BmpDoor door;

    /** {@code /proc/net/tcp}: field 5 is the timer that runs, and the ticks until it ends. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_router_that_says_nothing_is_asked_soon_whether_it_is_there() throws IOException {
        try (var _ = Router.connect(door.port())) {
            Api.await().until(() -> timer(door.port()).isPresent());
            String[] timer = timer(door.port()).orElseThrow().split(":");

            assertEquals(KEEPALIVE_TIMER, timer[0]);
            long seconds = Long.parseLong(timer[1], 16) / TICKS_PER_SECOND;
            assertTrue(seconds <= 15, () -> "in " + seconds + " s");
        }
    }

    @Test
    void it_is_asked_once_a_second_at_most() {
        assertEquals(new KeepAlive(15), KeepAlive.every(Duration.ofSeconds(15)));
        assertEquals(new KeepAlive(1), KeepAlive.every(Duration.ofMillis(1)));
        assertEquals(new KeepAlive(Short.MAX_VALUE), KeepAlive.every(Duration.ofDays(30)));
    }

    @Test
    void an_address_may_come_with_its_interface() {
        assertEquals(IpAddress.parse("fe80::1"), BmpDoor.address("fe80::1%eth0"));
        assertEquals(IpAddress.parse("192.0.2.1"), BmpDoor.address("192.0.2.1"));
    }

    /** Of the established connection at our end, once it has any. */
    private static Optional<String> timer(int port) throws IOException {
        String ours = ":%04X".formatted(port);
        for (var table : new String[] {"tcp", "tcp6"}) {
            for (var line : Files.readAllLines(Path.of("/proc/net/" + table))) {
                String[] fields = line.strip().split("\\s+");
                boolean established = fields[1].endsWith(ours) && fields[3].equals("01");
                if (established && !fields[5].startsWith("00")) return Optional.of(fields[5]);
            }
        }
        return Optional.empty();
    }
}
