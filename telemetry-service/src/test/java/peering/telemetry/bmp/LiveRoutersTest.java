package peering.telemetry.bmp;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.nio.file.Files;
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

/** Real routers of several makers, whose partner is a real one too: FRR and GoBGP, and BIRD. */
@QuarkusTest
@TestProfile(LiveProfile.class)
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "telemetry"))
class LiveRoutersTest {
    private static final ReceivedRouteFact.State ANNOUNCED = ReceivedRouteFact.State.Announced;
    private static final ReceivedRouteFact.State WITHDRAWN = ReceivedRouteFact.State.Withdrawn;
    private static final String PARTNERS = "198.19.4.0/24";
    private static final String ROUTERS = "198.19.5.0/24";
    private static final String GOBGP = "127.0.0.5";

    @Inject BmpDoor door;
    @TempDir Path dir;

    private final int frrPort = Ports.free();
    private final int gobgpPort = Ports.free();

    @Test
    void sessions_and_routes_are_told_as_they_come_and_go_whatever_hostile_routers_do()
            throws Exception {
        Told.session("ses_frr", "site_f", "frr", "127.0.0.4", 64604, "Active");
        Told.session("ses_gobgp", "site_f", "gobgp", "127.0.0.4", 64604, "Active");
        Api.registered("pfx_bird", PARTNERS, Standing.Verified, 64604L);
        try (var hostile = new HostileRouters(door.port());
                var frr = Frr.start(dir, frrPort, door.port());
                var _ = Gobgp.start(dir, "router", gobgp())) {
            try (var bird = startBird()) {
                for (var session : List.of("ses_frr", "ses_gobgp")) comesAndGoes(session, bird);
                for (var router : List.of("frr.one", "gobgp.two")) isShownBy("bmp-" + router);
                bird.kill();
                for (var session : List.of("ses_frr", "ses_gobgp")) {
                    var down = Told.awaitState(session, State.Down, 0);
                    assertTrue(down.reason().orElseThrow().contains("closed it"), down::toString);
                    Told.awaitRoute(session, PARTNERS, WITHDRAWN, 0);
                }
            }
            try (var _ = startBird()) {
                Told.awaitStateTimes("ses_frr", State.Up, 2);
                Told.awaitStateTimes("ses_gobgp", State.Up, 2);
                frr.kill();
                Told.awaitStateTimes("ses_frr", State.Down, 2);
                assertEquals(List.of(State.Up, State.Down, State.Up), Told.states("ses_gobgp"));
            }
            assertTrue(hostile.thrownOut.get() > 10, () -> "noise: " + hostile.thrownOut);
            assertTrue(hostile.trickled.get() > 100, () -> "drops: " + hostile.trickled);
            assertTrue(hostile.announced.get() > 1000, () -> "flood: " + hostile.announced);
        }
    }

    private static void comesAndGoes(String session, Bird bird) throws Exception {
        Told.awaitState(session, State.Up, 0);
        var there = Told.awaitRoute(session, PARTNERS, ANNOUNCED, 0);
        assertEquals("64604", there.path(), session);
        assertEquals(Optional.of(64604L), there.originAsn());
        assertEquals(List.of("64604:7", "64604:1:2"), there.communities());

        assertTrue(bird.announces(false));
        var gone = Told.awaitRoute(session, PARTNERS, WITHDRAWN, there.revision());
        assertTrue(bird.announces(true));
        Told.awaitRoute(session, PARTNERS, ANNOUNCED, gone.revision());
    }

    /** For anomalies as for our own sessions the path is the one that the partner has sent. */
    private static void isShownBy(String collector) {
        Api.await()
                .untilAsserted(() ->
                        Api.as("acme")
                                .get("/v1/prefixes/pfx_bird/routes?collector=" + collector)
                                .then()
                                .body("items.path", contains("64604")));
    }

    @Test
    void what_bird_dumps_is_taken_as_a_feed() throws Exception {
        Api.registered("pfx_frr", ROUTERS, Standing.Verified, 64600L);
        try (var _ = Frr.start(dir, frrPort, door.port());
                var bird = startBird()) {
            Api.await()
                    .untilAsserted(() -> {
                        Api.feed("bird-updates", bird.updates(), () -> "updates");
                        shown("bird-updates");
                    });
            Api.await()
                    .untilAsserted(() -> {
                        var latest = Files.readAllBytes(bird.tables().getLast());
                        Api.feed("bird-table", latest, () -> "table");
                        shown("bird-table");
                    });
        }
    }

    private static void shown(String collector) {
        Api.as("acme")
                .get("/v1/prefixes/pfx_frr/routes?collector=" + collector)
                .then()
                .statusCode(200)
                .body("items.path", hasItem("64600"))
                .body("items.peerAddress", hasItem("127.0.0.1"));
    }

    private Bird startBird() throws Exception {
        return Bird.start(
                dir, new Bird.Router("127.0.0.1", frrPort), new Bird.Router(GOBGP, gobgpPort));
    }

    private String gobgp() {
        var address = new InetSocketAddress(GOBGP, gobgpPort);
        return Gobgp.router("gobgp.two", address, Map.entry("127.0.0.4", 64604L), door.port());
    }
}
