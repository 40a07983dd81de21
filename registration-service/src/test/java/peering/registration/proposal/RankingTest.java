package peering.registration.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.registration.site.Health;

class RankingTest {

    @Test
    void without_a_measure_the_nearest_is_best() {
        assertEquals(
                List.of("c", "a", "b"),
                ranked(Candidates.at("a", 200), Candidates.at("b", 300), Candidates.at("c", 100)));
    }

    @Test
    void a_measure_is_worth_more_than_a_distance() {
        assertEquals(
                List.of("far", "slow", "near"),
                ranked(
                        Candidates.at("near", 10),
                        Candidates.measured("slow", 100, 20.5),
                        Candidates.measured("far", 900, 9.25)));
    }

    @Test
    void of_equal_measures_the_nearer_is_better_and_of_equal_distances_the_older() {
        assertEquals(
                List.of("b", "a", "c", "d"),
                ranked(
                        Candidates.measured("a", 20, 5),
                        Candidates.measured("b", 10, 5),
                        Candidates.at("d", 30),
                        Candidates.at("c", 30)));
    }

    @Test
    void a_site_that_is_not_in_service_comes_last_however_near_it_is() {
        assertEquals(
                List.of("there", "drained", "down"),
                ranked(
                        Candidates.in("drained", 1, Health.State.DRAINING),
                        Candidates.in("down", 2, Health.State.DOWN),
                        Candidates.anywhere("there")));
    }

    @Test
    void the_order_does_not_depend_on_how_the_candidates_came() {
        var candidates =
                new java.util.ArrayList<>(
                        List.of(
                                Candidates.at("a", 200),
                                Candidates.measured("b", 100, 3),
                                Candidates.anywhere("c"),
                                Candidates.in("d", 1, Health.State.DOWN)));
        var expected = Ranking.of(candidates);

        Collections.reverse(candidates);

        assertEquals(expected, Ranking.of(candidates));
    }

    @ParameterizedTest(name = "{0} routers, sessions on {1}")
    @CsvSource({
        "2, 2, true,  Primary or backup.",
        "2, 1, false, Backup only: the partner has sessions on one router.",
        "1, 1, false, Backup only: the site has one router.",
    })
    void a_site_says_what_it_may_be(int routers, int sessions, boolean primary, String why) {
        var proposal = Ranking.of(List.of(Candidates.with("a", routers, sessions))).getFirst();

        assertEquals(primary, proposal.mayBePrimary());
        assertEquals(true, proposal.mayBeBackup());
        assertEquals(routers > 1, proposal.siteRedundant());
        assertEquals(sessions > 1, proposal.partnerRedundant());
        assertEquals("100.0 km away; no fresh measure of its latency. " + why, proposal.reason());
    }

    @Test
    void a_site_that_is_not_in_service_may_be_nothing() {
        var proposal = Ranking.of(List.of(Candidates.in("a", 1, Health.State.DRAINING))).getFirst();

        assertEquals(false, proposal.mayBePrimary());
        assertEquals(false, proposal.mayBeBackup());
        assertEquals(
                "1.00 ms from NL-AMS, the median of 340 round trips."
                        + " Not now: the site is draining.",
                proposal.reason());
    }

    @Test
    void what_is_not_known_is_not_made_up() {
        var proposal = Ranking.of(List.of(Candidates.anywhere("a"))).getFirst();

        assertNull(proposal.distanceKm());
        assertNull(proposal.medianMillis());
        assertEquals(
                "Neither its latency nor its distance from there is known. Primary or backup.",
                proposal.reason());
    }

    @Test
    void ranks_count_from_one() {
        var ranks =
                Ranking.of(List.of(Candidates.at("a"), Candidates.at("b"))).stream()
                        .map(Proposal::rank)
                        .toList();

        assertEquals(List.of(1, 2), ranks);
        assertEquals(List.of(), Ranking.of(List.of()));
    }

    private static List<String> ranked(Candidate... candidates) {
        return Ranking.of(List.of(candidates)).stream().map(Proposal::siteId).toList();
    }
}
