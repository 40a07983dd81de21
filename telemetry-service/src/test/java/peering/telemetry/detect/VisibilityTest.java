package peering.telemetry.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import peering.contract.RouteAnomalyFact.Confidence;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;

class VisibilityTest {
    private static final String OURS = "203.0.113.0/24";
    private static final String PART = "203.0.113.128/25";

    private final Bench bench = new Bench().registered(OURS, 1500L);

    @Test
    void opens_below_half_and_ends_above_four_fifths() {
        seenBy(10);
        withdrawn(60, 1, 5);
        bench.passed(70);
        assertEquals(List.of(), bench.told, "half of them is enough");

        withdrawn(80, 6, 6);
        bench.passed(84);
        assertEquals(List.of(), bench.told, "paths may come back within seconds");
        bench.passed(85);

        assertEquals(Kind.VisibilityLoss, bench.last().kind());
        assertEquals(Severity.Warning, bench.last().severity());
        assertEquals(Confidence.High, bench.last().confidence().orElseThrow());
        assertEquals(Bench.at(80), bench.last().firstSeen());
        assertEquals(6, bench.last().observersNow());
        assertEquals(1L, bench.last().observers().getFirst().peerAsn());
        assertTrue(bench.last().offendingOrigin().isEmpty());
        assertTrue(bench.last().summary().contains("4 of the 10 networks"));

        for (long peer = 1; peer <= 4; peer++) announced(100, peer);
        bench.passed(101);
        assertEquals(State.Open, bench.last().state(), "80 % is not more than 80 %");
        announced(110, 5);
        bench.passed(111);

        assertEquals(State.Ended, bench.last().state());
        assertEquals(0, bench.last().observersNow());
        bench.passed(111 + 600);
        assertEquals(0, bench.losses.size());
    }

    @Test
    void below_again_soon_is_the_same_and_later_another() {
        seenBy(6);
        withdrawn(60, 1, 6);
        bench.passed(65);
        var first = bench.last();
        for (long peer = 1; peer <= 6; peer++) announced(100, peer);
        bench.passed(101);
        withdrawn(200, 1, 6);
        bench.passed(201);
        assertEquals(State.Ended, bench.last().state());
        bench.passed(206);

        assertEquals(first.anomalyId(), bench.last().anomalyId());
        assertEquals(State.Open, bench.last().state());
        assertEquals(3, bench.last().revision());
        for (long peer = 1; peer <= 6; peer++) announced(300, peer);
        bench.passed(301);
        withdrawn(1000, 1, 6);
        bench.passed(1005);
        assertEquals(1, bench.last().revision(), "another");
    }

    @Test
    void is_critical_when_nobody_has_a_route_and_is_one_anomaly() {
        seenBy(6);
        withdrawn(60, 1, 4);
        bench.passed(66);
        withdrawn(70, 5, 6);
        bench.passed(71);

        assertEquals(
                List.of(Severity.Warning, Severity.Critical),
                bench.told.stream().map(fact -> fact.severity()).toList());
        assertEquals(1, bench.told.stream().map(fact -> fact.anomalyId()).distinct().count());
        bench.passed(200);
        assertEquals(2, bench.told.size(), "nothing new");
    }

    @Test
    void four_networks_say_nothing() {
        seenBy(4);
        withdrawn(60, 1, 4);
        bench.passed(100);

        assertEquals(List.of(), bench.told);
    }

    @Test
    void a_network_that_still_has_it_by_another_session_has_it() {
        seenBy(6);
        for (long peer = 1; peer <= 6; peer++) bench.announced(1, "rrc01", OURS, peer, 1500L);
        withdrawn(60, 1, 6);
        bench.passed(100);

        assertEquals(List.of(), bench.told);
    }

    @Test
    void sessions_that_go_down_are_no_loss() {
        seenBy(6);
        for (long peer = 1; peer <= 6; peer++) bench.down(60, "rrc00", peer);
        bench.passed(100);

        assertEquals(List.of(), bench.told);
    }

    @Test
    void parts_that_are_withdrawn_are_no_loss() {
        for (long peer = 1; peer <= 6; peer++) {
            bench.announced(0, "rrc00", PART, peer, 1500L);
            bench.withdrawn(60, "rrc00", PART, peer);
        }
        bench.passed(100);

        assertEquals(List.of(), bench.told);
        assertEquals(0, bench.lost.size());
    }

    @Test
    void a_day_later_that_is_how_it_is() {
        seenBy(6);
        withdrawn(60, 1, 5);
        bench.passed(70);
        assertEquals(State.Open, bench.last().state());

        bench.passed(60 + 86_400 + 1);

        assertEquals(State.Ended, bench.last().state());
        assertEquals(0, bench.lost.size());
    }

    @Test
    void ends_when_the_prefix_is_given_back() {
        seenBy(6);
        withdrawn(60, 1, 6);
        bench.passed(70);

        bench.detection.registered(Bench.unverified(OURS, 1500L), Bench.at(80));
        bench.passed(81);

        assertEquals(State.Ended, bench.last().state());
        assertTrue(bench.last().summary().endsWith(AnomalyFacts.NOT_WATCHED));
        assertEquals(0, bench.lost.size() + bench.losses.size());
    }

    @Test
    void ends_when_the_registration_is_deleted() {
        seenBy(6);
        withdrawn(60, 1, 6);
        bench.passed(70);

        bench.detection.unregistered(Bench.ID, Bench.at(80));

        assertEquals(State.Ended, bench.last().state());
        assertTrue(bench.last().summary().endsWith(AnomalyFacts.NOT_WATCHED));
        bench.passed(90);
        assertEquals(0, bench.lost.size() + bench.losses.size());
    }

    @Test
    void ends_as_another_policy_says_that_it_is_not_to_be_told() {
        seenBy(6);
        withdrawn(60, 1, 6);
        bench.passed(70);

        bench.policed("{'ignore':['VisibilityLoss']}");
        bench.passed(81);

        assertEquals(State.Ended, bench.last().state());
        assertTrue(bench.last().summary().endsWith(AnomalyFacts.JUDGED_OTHERWISE));
    }

    @Test
    void who_comes_and_goes_without_end_is_forgotten_from_the_oldest() {
        for (long peer = 1; peer <= 60; peer++) {
            bench.announced((int) peer, "rrc00", OURS, peer, 1500L);
            bench.withdrawn((int) peer, "rrc00", OURS, peer);
        }
        bench.passed(61);

        assertEquals(20, bench.lost.size(), "as many as observers are held");
    }

    @Test
    void a_successor_goes_on_where_the_other_was() {
        seenBy(6);
        withdrawn(60, 1, 6);

        var successor = bench.successor();
        successor.passed(Bench.at(70));

        assertEquals(Kind.VisibilityLoss, bench.last().kind());
    }

    private void seenBy(int peers) {
        for (long peer = 1; peer <= peers; peer++) announced(0, peer);
    }

    private void announced(int at, long peer) {
        bench.announced(at, "rrc00", OURS, peer, 1500L);
    }

    private void withdrawn(int at, int from, int to) {
        for (int peer = from; peer <= to; peer++) bench.withdrawn(at, "rrc00", OURS, peer);
    }
}
