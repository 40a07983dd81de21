package peering.telemetry.bmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import peering.contract.PrefixFact.Standing;
import peering.contract.ReceivedRouteFact;
import peering.contract.SessionStateFact.State;
import peering.stack.Ports;
import peering.stack.StackResource;
import peering.telemetry.Api;

/** A real router tells of a session with a real partner, both on loopback. */
@QuarkusTest
@TestProfile(BmpProfile.class)
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "telemetry"))
class GobgpTest {
    private static final ReceivedRouteFact.State ANNOUNCED = ReceivedRouteFact.State.Announced;
    private static final ReceivedRouteFact.State WITHDRAWN = ReceivedRouteFact.State.Withdrawn;
    private static final String PREFIX = "198.19.1.0/24";
    private static final String PART = "198.19.1.64/26";

    @Inject BmpDoor door;
    @TempDir Path dir;

    private final int bgp = Ports.free();

    @Test
    void its_session_and_routes_are_told_as_they_come_and_go() throws Exception {
        Told.session("ses_g", "site_g", "g1", "127.0.0.3", 64601, "Active");
        Api.registered("pfx_g", PREFIX, Standing.Verified, 64601L);
        var router = Gobgp.start(dir, "router", router());
        try (var partner = Gobgp.start(dir, "partner", partner())) {
            var up = Told.awaitState("ses_g", State.Up, 0);

            assertTrue(partner.does("global", "rib", "add", PREFIX, "community", "64601:7"));
            var there = Told.awaitRoute("ses_g", PREFIX, ANNOUNCED, 0);
            assertEquals("64601", there.path());
            assertEquals(Optional.of(64601L), there.originAsn());
            assertEquals(List.of("64601:7"), there.communities());

            assertTrue(partner.does("global", "rib", "del", PREFIX));
            Told.awaitRoute("ses_g", PREFIX, WITHDRAWN, there.revision());

            assertTrue(partner.does("global", "rib", "add", PART));
            Told.awaitRoute("ses_g", PART, ANNOUNCED, 0);
            partner.kill();
            var down = Told.awaitState("ses_g", State.Down, up.revision());
            assertTrue(down.reason().orElseThrow().contains("closed it"), down::toString);
            Told.awaitRoute("ses_g", PART, WITHDRAWN, 0);
        }
        try (var _ = Gobgp.start(dir, "partner", partner())) {
            Told.awaitStateTimes("ses_g", State.Up, 2);
            router.kill();
            Told.awaitStateTimes("ses_g", State.Down, 2);
        } finally {
            router.kill();
        }
        assertEquals(List.of(State.Up, State.Down, State.Up, State.Down), Told.states("ses_g"));
        assertEquals(List.of(ANNOUNCED, WITHDRAWN), Told.routes("ses_g", PREFIX));
        assertEquals(List.of(ANNOUNCED, WITHDRAWN), Told.routes("ses_g", PART));
    }

    private String router() {
        var address = new InetSocketAddress("127.0.0.1", bgp);
        return Gobgp.router("gobgp.one", address, Map.entry("127.0.0.3", 64601L), door.port());
    }

    private String partner() {
        return """
        [global.config]
          as = 64601
          router-id = "192.0.2.2"
          port = -1
        [[neighbors]]
          [neighbors.config]
            neighbor-address = "127.0.0.1"
            peer-as = 64600
          [neighbors.timers.config]
            connect-retry = 1
            idle-hold-time-after-reset = 1
          [neighbors.transport.config]
            remote-port = %d
            local-address = "127.0.0.3"
        """
                .formatted(bgp);
    }
}
