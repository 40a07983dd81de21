package peering.telemetry.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;
import peering.routing.net.Prefix;

class AnomalyLifeTest {
    private static final String OURS = "203.0.113.0/24";
    private static final String PART = "203.0.113.128/25";

    private final Bench bench = new Bench().registered(OURS, 64500L, 64501L);

    @Test
    void one_network_alone_is_not_told() {
        bench.announced(0, "rrc00", OURS, 1L, 666L);
        bench.announced(1, "rrc01", OURS, 1L, 666L);

        assertEquals(List.of(), bench.told);
    }

    @Test
    void two_networks_are_a_warning_and_three_are_critical() {
        bench.announced(0, "rrc00", OURS, 1L, 666L);
        bench.announced(5, "rrc00", OURS, 2L, 666L);
        bench.announced(9, "rrc00", OURS, 3L, 666L);

        assertEquals(
                List.of(Severity.Warning, Severity.Critical),
                bench.told.stream().map(fact -> fact.severity()).toList());
        assertEquals(Bench.at(0), bench.last().firstSeen());
        assertEquals(Bench.at(5), bench.last().detectedAt());
        assertEquals("1 666", bench.last().observers().getFirst().path());
    }

    @Test
    void networks_that_show_it_one_after_the_other_are_not_two() {
        bench.announced(0, "rrc00", OURS, 1L, 666L);
        bench.withdrawn(5, "rrc00", OURS, 1L);
        bench.announced(9, "rrc00", OURS, 2L, 666L);

        assertEquals(List.of(), bench.told);
    }

    @Test
    void expected_origins_and_their_more_specifics_are_fine() {
        for (long peer = 1; peer < 5; peer++) {
            bench.announced(0, "rrc00", OURS, peer, 64500L);
            bench.announced(0, "rrc00", PART, peer, 64501L);
        }

        assertEquals(List.of(), bench.told);
        assertEquals(8, bench.watches.get(Bench.ID).routes());
    }

    @Test
    void counts_alone_are_told_once_a_minute() {
        for (int peer = 1; peer <= 20; peer++) {
            bench.announced(peer, "rrc00", PART, (long) peer, 666L);
        }
        assertEquals(2, bench.told.size(), "warning, critical");

        bench.passed(70);

        assertEquals(3, bench.told.size());
        assertEquals(20, bench.last().observersNow());
        bench.passed(200);
        assertEquals(3, bench.told.size(), "nothing new");
    }

    @Test
    void ends_when_withdrawn_replaced_or_the_session_is_down() {
        bench.announced(0, "rrc00", OURS, 1L, 666L);
        bench.announced(0, "rrc00", OURS, 2L, 666L);
        bench.announced(0, "rrc00", OURS, 3L, 666L);

        bench.withdrawn(10, "rrc00", OURS, 1L);
        bench.announced(20, "rrc00", OURS, 2L, 64500L);
        assertEquals(State.Open, bench.last().state());
        bench.down(30, "rrc00", 3L);
        bench.passed(34);
        assertEquals(State.Open, bench.last().state());
        bench.passed(35);

        assertEquals(State.Ended, bench.last().state());
        assertEquals(Bench.at(30), bench.last().endedAt().orElseThrow());
        assertTrue(bench.last().summary().contains("over after 30 s"), bench.last().summary());
        bench.passed(30 + 600);
        assertEquals(0, bench.anomalies.size());
    }

    @Test
    void what_is_told_late_does_not_undo_what_a_peer_showed_since() {
        bench.announced(10, "rrc00", OURS, 1L, 666L);
        bench.announced(10, "rrc00", OURS, 2L, 666L);

        bench.withdrawn(5, "rrc00", OURS, 1L);
        bench.down(5, "rrc00", 2L);
        bench.passed(600);

        assertEquals(State.Open, bench.last().state());
        assertEquals(2, bench.last().observersNow());
    }

    @Test
    void the_same_offence_long_after_its_end_is_a_new_anomaly() {
        bench.announced(0, "rrc00", OURS, 1L, 666L);
        bench.announced(0, "rrc00", OURS, 2L, 666L);
        bench.withdrawn(10, "rrc00", OURS, 1L);
        bench.withdrawn(10, "rrc00", OURS, 2L);
        bench.passed(20);
        var first = bench.last();

        bench.announced(610, "rrc00", OURS, 1L, 666L);
        bench.announced(610, "rrc00", OURS, 2L, 666L);

        assertNotEquals(first.anomalyId(), bench.last().anomalyId());
        assertEquals(1, bench.last().revision());
        assertEquals(Bench.at(610), bench.last().firstSeen());
    }

    @Test
    void the_same_offence_soon_after_its_end_is_the_same_anomaly_open_again() {
        for (long peer = 1; peer <= 3; peer++) bench.announced(0, "rrc00", OURS, peer, 666L);
        for (long peer = 1; peer <= 3; peer++) bench.withdrawn(10, "rrc00", OURS, peer);
        bench.passed(20);
        var ended = bench.last();

        bench.announced(300, "rrc00", OURS, 1L, 666L);
        assertEquals(ended, bench.last(), "one network alone is not told");
        bench.announced(301, "rrc00", OURS, 9L, 666L);

        var again = bench.last();
        assertEquals(ended.anomalyId(), again.anomalyId());
        assertEquals(State.Open, again.state());
        assertEquals(ended.revision() + 1, again.revision());
        assertEquals(Severity.Critical, again.severity(), "it never falls");
        assertEquals(Bench.at(0), again.firstSeen());
        assertEquals(4, again.observerCount());
        assertEquals(2, again.observersNow());

        bench.withdrawn(310, "rrc00", OURS, 1L);
        bench.withdrawn(310, "rrc00", OURS, 9L);
        bench.passed(320);
        assertEquals(State.Ended, bench.last().state());
        assertEquals(again.revision() + 1, bench.last().revision());
    }

    @Test
    void one_that_came_back_alone_is_a_suspicion_of_its_own_when_the_end_is_long_ago() {
        bench.announced(0, "rrc00", OURS, 1L, 666L);
        bench.announced(0, "rrc00", OURS, 2L, 666L);
        bench.withdrawn(10, "rrc00", OURS, 1L);
        bench.withdrawn(10, "rrc00", OURS, 2L);
        bench.passed(20);
        var first = bench.last();
        bench.announced(300, "rrc00", OURS, 1L, 666L);
        bench.passed(700);

        bench.announced(800, "rrc00", OURS, 2L, 666L);

        assertNotEquals(first.anomalyId(), bench.last().anomalyId());
        assertEquals(Bench.at(300), bench.last().firstSeen());
        assertEquals(1, bench.last().revision());
    }

    @Test
    void paths_that_come_back_at_once_are_the_same_anomaly() {
        bench.announced(0, "rrc00", OURS, 1L, 666L);
        bench.announced(0, "rrc00", OURS, 2L, 666L);
        bench.withdrawn(10, "rrc00", OURS, 1L);
        bench.withdrawn(10, "rrc00", OURS, 2L);
        bench.passed(12);
        bench.announced(13, "rrc00", OURS, 1L, 7L, 666L);
        bench.passed(30);

        assertEquals(1, bench.told.size());
        assertEquals(State.Open, bench.last().state());
    }

    @Test
    void stuck_routes_end_it_after_a_quarter_of_an_hour_and_do_not_open_it_again() {
        for (long peer = 1; peer <= 20; peer++) bench.announced(0, "rrc00", OURS, peer, 666L);
        for (long peer = 3; peer <= 20; peer++) bench.withdrawn(60, "rrc00", OURS, peer);
        assertEquals(State.Open, bench.last().state());

        bench.passed(60 + 14 * 60);
        assertEquals(State.Open, bench.last().state());
        bench.passed(60 + 16 * 60);

        assertEquals(State.Ended, bench.last().state());
        int told = bench.told.size();
        bench.announced(2000, "rrc00", OURS, 1L, 666L);
        bench.announced(2000, "rrc00", OURS, 2L, 666L);
        assertEquals(told, bench.told.size(), "the rest is known");
        bench.announced(2100, "rrc00", OURS, 30L, 666L);
        bench.announced(2100, "rrc00", OURS, 31L, 666L);
        assertEquals(told + 1, bench.told.size(), "others are news");
        assertEquals(Bench.at(2100), bench.last().firstSeen());
    }

    @Test
    void many_that_stay_are_no_rest_however_long() {
        for (long peer = 1; peer <= 20; peer++) bench.announced(0, "rrc00", OURS, peer, 666L);
        for (long peer = 4; peer <= 20; peer++) bench.withdrawn(60, "rrc00", OURS, peer);

        bench.passed(86_400);

        assertEquals(State.Open, bench.last().state());
        assertEquals(3, bench.last().observersNow());
    }

    @Test
    void ends_when_the_origin_becomes_expected() {
        bench.announced(0, "rrc00", OURS, 1L, 666L);
        bench.announced(0, "rrc00", OURS, 2L, 666L);

        bench.registered(OURS, 64500L, 666L);

        assertEquals(State.Ended, bench.last().state());
        assertTrue(bench.last().summary().endsWith(AnomalyFacts.EXPECTED));
    }

    @Test
    void ends_when_the_prefix_is_given_back_and_forgets_its_routes() {
        bench.announced(0, "rrc00", OURS, 1L, 666L);
        bench.announced(0, "rrc00", OURS, 2L, 666L);

        bench.detection.registered(Bench.unverified(OURS, 64500L), Bench.at(9));

        assertEquals(State.Ended, bench.last().state());
        assertEquals(0, bench.watches.get(Bench.ID).routes());
        assertEquals(List.of(), bench.book.of(Bench.ID));
    }

    @Test
    void ends_when_the_part_is_registered_by_itself() {
        bench.announced(0, "rrc00", PART, 1L, 666L);
        bench.announced(0, "rrc00", PART, 2L, 666L);

        bench.others = Prefix.parse(PART);
        bench.passed(1);

        assertEquals(State.Ended, bench.last().state());
        assertTrue(bench.last().summary().endsWith(AnomalyFacts.OTHERS));
    }

    @Test
    void routes_that_were_there_before_an_origin_was_given_up_are_judged() {
        bench.announced(0, "rrc00", OURS, 1L, 64501L);
        bench.announced(0, "rrc00", OURS, 2L, 64501L);
        assertEquals(List.of(), bench.told);

        bench.registered(OURS, 64500L);

        assertEquals(64501L, bench.last().offendingOrigin().orElseThrow());
    }

    @Test
    void bounds_are_kept_and_said() {
        for (int part = 0; part < 8; part++) {
            bench.announced(0, "rrc00", "203.0.113." + part * 32 + "/27", 1L, 666L);
        }
        for (long peer = 1; peer <= 60; peer++) bench.announced(0, "rrc00", OURS, peer, 64500L);

        assertEquals(5, bench.watches.get(Bench.ID).anomalies());
        assertEquals(50, bench.watches.get(Bench.ID).routes());
        assertEquals(3 + 18, bench.reached.size());
    }

    @Test
    void the_clock_of_a_replay_is_that_of_its_day_and_runs_on_as_ours_does() {
        var watch = Watch.NEW.seen(Bench.at(0), Bench.at(1_000_000));

        assertEquals(Bench.at(7), watch.clock(Bench.at(1_000_007)));
        assertEquals(Duration.ZERO, Duration.between(watch.clock(Bench.at(0)), Bench.at(0)));
    }
}
