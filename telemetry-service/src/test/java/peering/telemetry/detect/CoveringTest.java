package peering.telemetry.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;

/** 203.0.113.0/24 is AS1500's; AS20, who it buys of, announces 203.0.112.0/20 around it. */
class CoveringTest {
    private static final String OURS = "203.0.113.0/24";
    private static final String AROUND = "203.0.112.0/20";
    private static final String FURTHER = "203.0.0.0/16";
    private static final int HOUR = 3600;

    private final Bench bench = new Bench().registered(OURS, 1500L);

    @Test
    void another_origin_than_usual_is_told_when_three_networks_show_it_and_ends_when_it_goes() {
        usually(AROUND, 5, 20);

        shown(HOUR + 10, AROUND, 11, 12, 666);
        assertEquals(List.of(), bench.told, "two are few");
        shown(HOUR + 11, AROUND, 13, 13, 666);

        assertEquals(Kind.CoveringOriginChange, bench.last().kind());
        assertEquals(Severity.Warning, bench.last().severity());
        assertEquals(AROUND, bench.last().announcedPrefix());
        assertEquals(OURS, bench.last().registeredPrefix());
        assertEquals(666L, bench.last().offendingOrigin().orElseThrow());
        var usual = bench.last().evidence().orElseThrow().getFirst();
        assertEquals("usual-origin", usual.code());
        assertTrue(usual.text().contains("AS20"), usual.text());

        for (long peer = 11; peer <= 13; peer++) {
            bench.withdrawn(HOUR + 60, "rrc00", AROUND, peer);
        }
        bench.passed(HOUR + 66);
        assertEquals(State.Ended, bench.last().state());
    }

    @Test
    void before_it_was_usual_for_an_hour_nobody_knows_what_is() {
        shown(0, AROUND, 1, 5, 20);
        bench.passed(1);
        bench.passed(HOUR - 10);

        shown(HOUR - 5, AROUND, 11, 14, 666);

        assertEquals(List.of(), bench.told);
    }

    @Test
    void no_majority_is_never_usual() {
        shown(0, AROUND, 1, 5, 20);
        shown(0, AROUND, 6, 10, 30);
        bench.passed(1);
        bench.passed(2 * HOUR);

        shown(2 * HOUR, AROUND, 11, 14, 666);

        assertEquals(List.of(), bench.told);
    }

    @Test
    void what_is_shown_by_most_for_a_day_is_usual_from_then_on() {
        usually(AROUND, 5, 20);
        int moved = HOUR + 10;
        shown(moved, AROUND, 1, 5, 30);
        bench.passed(moved + 1);
        assertEquals(State.Open, bench.last().state());

        int day = moved + 2 + (int) Covering.REPLACES.toSeconds();
        bench.passed(day);
        bench.passed(day + 6);
        assertEquals(State.Ended, bench.last().state());
        shown(day + 10, AROUND, 11, 13, 20);
        assertEquals(20L, bench.last().offendingOrigin().orElseThrow());
    }

    @Test
    void the_holder_around_its_own_prefix_is_no_change() {
        usually(AROUND, 5, 20);

        shown(HOUR + 10, AROUND, 11, 14, 1500);

        assertEquals(List.of(), bench.told);
    }

    @Test
    void only_the_nearest_counts() {
        usually(FURTHER, 5, 20);
        shown(HOUR + 5, AROUND, 1, 5, 20);
        bench.passed(HOUR + 6);

        shown(HOUR + 10, FURTHER, 11, 14, 666);

        assertEquals(List.of(), bench.told);
    }

    @Test
    void a_policy_names_who_may_be_around_it_and_may_leave_it_out() {
        bench.policed("{'coveringOrigins':[20,30]}");
        shown(10, AROUND, 1, 5, 30);
        assertEquals(List.of(), bench.told);
        shown(20, AROUND, 11, 13, 666);
        assertEquals(Kind.CoveringOriginChange, bench.last().kind());
        assertEquals(
                "policy-covering-origins", bench.last().evidence().orElseThrow().getFirst().code());

        bench.policed("{'ignore':['CoveringOriginChange']}");
        assertEquals(State.Ended, bench.last().state());
        shown(30, AROUND, 14, 16, 667);
        assertEquals(State.Ended, bench.last().state());
    }

    @Test
    void a_session_that_goes_down_takes_its_routes_around_with_it() {
        usually(AROUND, 5, 20);
        shown(HOUR + 10, AROUND, 11, 13, 666);

        for (long peer = 11; peer <= 13; peer++) bench.down(HOUR + 20, "rrc00", peer);
        bench.passed(HOUR + 26);

        assertEquals(State.Ended, bench.last().state());
    }

    @Test
    void it_is_no_hijack_of_the_prefix_and_no_part_of_its_visibility() {
        usually(AROUND, 6, 20);
        for (long peer = 1; peer <= 6; peer++) bench.withdrawn(HOUR + 9, "rrc00", AROUND, peer);
        bench.passed(HOUR + 30);

        assertEquals(List.of(), bench.told);
        assertEquals(List.of(), bench.book.of(Bench.ID));
    }

    @Test
    void a_successor_knows_what_is_usual_and_a_prefix_that_is_given_back_leaves_nothing() {
        usually(AROUND, 5, 20);
        var successor = bench.successor();
        successor.passed(Bench.at(HOUR + 5));

        shown(HOUR + 10, AROUND, 11, 13, 666);
        assertEquals(Kind.CoveringOriginChange, bench.last().kind());

        bench.detection.registered(Bench.unverified(OURS, 1500L), Bench.at(HOUR + 20));
        assertEquals(State.Ended, bench.last().state());
        assertEquals(0, bench.usuals.size());
        assertEquals(List.of(), bench.around.of(Bench.ID));
    }

    /** The first so many peers show it from the beginning, and an hour passes. */
    private void usually(String prefix, int peers, long origin) {
        shown(0, prefix, 1, peers, origin);
        bench.passed(1);
        bench.passed(HOUR + 2);
        assertEquals(List.of(), bench.told);
    }

    private void shown(int at, String prefix, int from, int to, long origin) {
        for (long peer = from; peer <= to; peer++) {
            bench.announced(at, "rrc00", prefix, peer, 7L, origin);
        }
    }
}
