package peering.telemetry.bmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import peering.contract.CloudEvent;
import peering.contract.PrefixFact.Standing;
import peering.contract.ReceivedRouteFact;
import peering.contract.SessionStateFact.State;
import peering.contract.Topics;
import peering.stack.StackResource;
import peering.stack.TestStack;
import peering.telemetry.Api;
import peering.telemetry.bmp.BmpBytes.Peer;

/** From a router's bytes to facts on real topics. */
@QuarkusTest
@TestProfile(BmpProfile.class)
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "db", value = "telemetry"))
class BmpTest {
    private static final ReceivedRouteFact.State ANNOUNCED = ReceivedRouteFact.State.Announced;
    private static final ReceivedRouteFact.State WITHDRAWN = ReceivedRouteFact.State.Withdrawn;

    private static final int BURST = 20_000;

    @Inject BmpDoor door;

    @Test
    void a_session_its_routes_and_its_end_become_facts() throws IOException {
        Told.session("ses_a", "site_1", "r1", "198.18.0.1", 64501, "Active");
        var partner = Peer.of("198.18.0.1", 64501);
        try (var router = Router.connect(door.port())) {
            router.says(BmpBytes.initiation("edge.one"), BmpBytes.up(partner));
            router.says(BmpBytes.announced(partner, "198.18.1.0/24", 64501, 64510));
            var up = Told.awaitState("ses_a", State.Up, 0);

            // Whatever its standing, and after the route has come.
            Api.registered("pfx_a", "198.18.1.0/24", Standing.Pending, 64510L);
            var there = Told.awaitRoute("ses_a", "198.18.1.0/24", ANNOUNCED, 0);
            router.says(BmpBytes.withdrawn(partner, "198.18.1.0/24"));
            var gone = Told.awaitRoute("ses_a", "198.18.1.0/24", WITHDRAWN, there.revision());
            router.says(BmpBytes.announced(partner, "198.18.1.128/25", 64501));
            Told.awaitRoute("ses_a", "198.18.1.128/25", ANNOUNCED, 0);
            router.says(BmpBytes.notified(partner, 6, 2, "maintenance"));
            var down = Told.awaitState("ses_a", State.Down, up.revision());

            assertEquals("64501 64510", there.path());
            assertEquals(Optional.of(64510L), there.originAsn());
            assertEquals(List.of("8075:8007"), there.communities());
            assertEquals("ptn_1", there.partnerId());
            assertTrue(gone.revision() > there.revision());
            assertEquals(
                    "the partner closed it: cease, administrative shutdown: maintenance",
                    down.reason().orElseThrow());
            Told.awaitRoute("ses_a", "198.18.1.128/25", WITHDRAWN, 0);
        }
        assertEquals(List.of(State.Up, State.Down), Told.states("ses_a"));
        assertEquals(List.of(ANNOUNCED, WITHDRAWN), Told.routes("ses_a", "198.18.1.0/24"));
    }

    @Test
    void a_router_that_is_gone_for_a_moment_changes_nothing_but_what_it_does_not_show_again()
            throws IOException {
        Told.session("ses_b", "site_2", "r2", "198.18.0.2", 64502, "Active");
        Told.session("ses_c", "site_3", "r3", "198.18.0.2", 64502, "Active");
        Api.registered("pfx_b", "198.18.2.0/24", Standing.Verified, 64502L);
        var partner = Peer.of("198.18.0.2", 64502);
        byte[] stays = BmpBytes.announced(partner, "198.18.2.0/25", 64502);
        byte[] goes = BmpBytes.announced(partner, "198.18.2.128/25", 64502);
        try (var router = Router.connect(door.port())) {
            router.says(BmpBytes.initiation("edge.two"), BmpBytes.up(partner), stays, goes);
            Told.awaitRoute("ses_b", "198.18.2.128/25", ANNOUNCED, 0);
        }

        try (var again = Router.connect(door.port())) {
            again.says(BmpBytes.initiation("edge.two"), BmpBytes.up(partner), stays);
            Told.awaitRoute("ses_b", "198.18.2.128/25", WITHDRAWN, 0);
        }
        assertEquals(List.of(State.Up), Told.states("ses_b"), "on the way back it was up");
        assertEquals(List.of(ANNOUNCED), Told.routes("ses_b", "198.18.2.0/25"));

        var lost = Told.awaitState("ses_b", State.Down, 0);
        assertEquals("the router no longer tells", lost.reason().orElseThrow());
        Told.awaitRoute("ses_b", "198.18.2.0/25", WITHDRAWN, 0);
        assertEquals(List.of(), Told.states("ses_c"), "another router's");
    }

    /** More than all buffers on the way hold, so the router has to wait. */
    @Test
    void a_burst_is_delayed_and_nothing_of_it_is_dropped() throws IOException {
        Told.session("ses_f", "site_6", "r6", "198.18.0.6", 64506, "Active");
        Api.registered("pfx_f", "10.6.0.0/16", Standing.Verified, 64506L);
        var partner = Peer.of("198.18.0.6", 64506);
        try (var router = Router.connect(door.port())) {
            router.says(BmpBytes.initiation("edge.six"), BmpBytes.up(partner));
            Told.awaitState("ses_f", State.Up, 0);
            for (int i = 0; i < BURST; i++) {
                String prefix = "10.6." + (i >> 8 & 0xFF) + "." + (i & 0xFF) + "/32";
                router.says(BmpBytes.announced(partner, prefix, 64506));
            }
            router.says(BmpBytes.announced(partner, "10.6.0.0/16", 64506));

            Told.awaitRoute("ses_f", "10.6.0.0/16", ANNOUNCED, 0);
        }
        long told =
                TestStack.facts().all(Topics.RECEIVED_ROUTES).stream()
                        .map(fact -> fact.key())
                        .filter(key -> key.startsWith("ses_f 10.6.") && key.endsWith("/32"))
                        .distinct()
                        .count();
        assertEquals(BURST, told);
    }

    @Test
    void one_damaged_message_is_parked_and_the_next_is_read_but_not_any_number()
            throws IOException {
        Told.session("ses_d", "site_4", "r4", "198.18.0.4", 64504, "Active");
        var partner = Peer.of("198.18.0.4", 64504);
        byte[] damaged = BmpBytes.routes(partner, new byte[] {1, 2, 3});
        try (var router = Router.connect(door.port())) {
            router.says(BmpBytes.initiation("edge.four"), damaged, BmpBytes.up(partner));
            Told.awaitState("ses_d", State.Up, 0);
            var parked =
                    TestStack.facts()
                            .await(
                                    Topics.deadLetters(Topics.ROUTE_UPDATES),
                                    fact -> fact.key().equals("bmp-edge.four|127.0.0.1"),
                                    Duration.ofSeconds(30));
            String why = parked.headers().get(CloudEvent.HEADER_DEAD_LETTER_REASON);
            assertTrue(why.startsWith("a BMP message of type 0"), why);

            router.says(damaged, damaged);
            assertTrue(router.isThrownOut());
        }
    }

    @Test
    void who_speaks_something_else_is_thrown_out_and_others_go_on() throws IOException {
        try (var stranger = Router.connect(door.port());
                var silent = Router.connect(door.port())) {
            silent.says(new byte[] {3, 0, 0});
            stranger.says("GET / HTTP/1.1\r\n\r\n".getBytes());

            assertTrue(stranger.isThrownOut());
            Told.session("ses_e", "site_5", "r5", "198.18.0.5", 64505, "Active");
            try (var router = Router.connect(door.port())) {
                router.says(BmpBytes.up(Peer.of("198.18.0.5", 64505)));
                Told.awaitState("ses_e", State.Up, 0);
            }
        }
    }

    @Test
    void nobody_gets_in_who_is_not_allowed_or_comes_too_often() throws IOException {
        try (var stranger = Router.connect("127.0.0.2", door.port())) {
            assertTrue(stranger.isThrownOut());
        }
        awaitConnections(0);
        try (var _ = Router.connect(door.port());
                var _ = Router.connect(door.port());
                var _ = Router.connect(door.port())) {
            awaitConnections(3);
            try (var fourth = Router.connect(door.port())) {
                assertTrue(fourth.isThrownOut());
            }
        }
        awaitConnections(0);
    }

    private void awaitConnections(int count) {
        Api.await().until(() -> door.connections() == count);
    }
}
