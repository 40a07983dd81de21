package peering.telemetry.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.State;
import peering.routing.net.Prefix;
import peering.telemetry.route.Origin;
import peering.telemetry.route.Peer;
import peering.telemetry.route.PeerRoute;
import peering.telemetry.route.Sighting;

/** Peers that show several routes for one prefix (RFC 7911). */
class SeveralPathsTest {
    private static final Prefix PREFIX = Prefix.parse("203.0.113.0/24");

    private final Bench bench = new Bench();

    @BeforeEach
    void registered() {
        bench.registered("203.0.113.0/24", 64500L);
    }

    @Test
    void an_offence_lasts_as_long_as_one_of_the_paths_shows_it() {
        shows(1, 1, 11, 666);
        shows(1, 2, 11, 666);
        shows(2, 1, 12, 666);
        assertEquals(State.Open, bench.last().state());

        withdraws(20, 1, 1);
        withdraws(20, 2, 1);
        bench.passed(40);
        assertEquals(State.Open, bench.last().state());

        withdraws(60, 1, 2);
        bench.passed(80);
        assertEquals(State.Ended, bench.last().state());
    }

    @Test
    void a_good_path_beside_a_bad_one_does_not_end_it() {
        shows(1, 1, 11, 666);
        shows(2, 1, 12, 666);

        shows(1, 2, 11, 64500);
        shows(2, 2, 12, 64500);
        bench.passed(60);

        assertEquals(State.Open, bench.last().state());
        assertEquals(Kind.OriginHijack, bench.last().kind());
        assertEquals(1, bench.told.size());
    }

    @Test
    void a_path_replaces_the_one_with_its_number() {
        shows(1, 1, 11, 666);
        shows(2, 1, 12, 666);

        shows(1, 1, 11, 64500);
        shows(2, 1, 12, 64500);
        bench.passed(60);

        assertEquals(State.Ended, bench.last().state());
    }

    @Test
    void a_session_that_goes_down_takes_all_paths_with_it() {
        shows(1, 1, 11, 666);
        shows(1, 2, 11, 666);
        shows(2, 1, 12, 666);

        for (int peer = 1; peer <= 2; peer++) {
            bench.detection.down(new Sighting.PeerDown(peer(peer), Bench.at(30)), Bench.at(30));
        }
        bench.passed(60);

        assertEquals(State.Ended, bench.last().state());
        assertEquals(List.of(), bench.book.of(Bench.ID));
    }

    @Test
    void who_loses_one_path_of_two_still_sees_the_prefix() {
        for (int peer = 1; peer <= 6; peer++) {
            shows(peer, 1, 10 + peer, 64500);
            shows(peer, 2, 10 + peer, 64500);
        }

        for (int peer = 1; peer <= 6; peer++) withdraws(30, peer, 1);
        for (int second = 31; second < 60; second++) bench.passed(second);
        assertEquals(List.of(), bench.told);

        for (int peer = 1; peer <= 6; peer++) withdraws(60, peer, 2);
        for (int second = 61; second < 90; second++) bench.passed(second);
        assertEquals(Kind.VisibilityLoss, bench.last().kind());
        assertEquals(6, bench.last().observersNow());
    }

    private void shows(int peer, long pathId, long asn, long origin) {
        var route =
                new PeerRoute(
                        peer(peer), PREFIX, asn + " " + origin, Origin.of(origin), Bench.at(1));
        bench.detection.saw(Bench.ID, new Sighting.Announced(route.numbered(pathId)), Bench.at(1));
    }

    private void withdraws(int second, int peer, long pathId) {
        var gone = new Sighting.Withdrawn(peer(peer), PREFIX, pathId, Bench.at(second));
        bench.detection.saw(Bench.ID, gone, Bench.at(second));
    }

    private static Peer peer(int number) {
        return new Peer("rrc00", "192.0.2." + number, 10 + number);
    }
}
