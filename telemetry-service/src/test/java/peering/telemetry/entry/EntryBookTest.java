package peering.telemetry.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.State;

/** What is a detour. */
class EntryBookTest {
    private final EntryDesk desk = new EntryDesk();

    @ParameterizedTest(name = "berlin {0}, munich {1}, tokyo {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "20 1500                |                | | none",
                "1500                   |                | | none",
                "20 20 1500 1500        |                | | none",
                "20 30 1500             |                | | as-hops",
                "20 30 1500             | 20 1500        | | as-hops",
                "20 30 {1500}           |                | | none",
                "                       | 20 1500        | | other-site",
                "                       | 20 1500        | 20 1500 | other-site",
                "                       |                | 20 1500 | other-region",
                "20 20 1500             | 20 1500        | | prepended-primary",
                "20 1500 1500           | 20 1500        | | prepended-primary",
                "20 20 1500             | 20 1500 1500   | | none",
                "20 1500                | 20 20 20 1500  | | none",
                "20 20 1500             |                | | none",
                "                       |                | | none",
            })
    void what_partners_announce_is_held_against_the_chosen_site(
            String berlin, String munich, String tokyo, String expected) {
        desk.announced("berlin", berlin);
        desk.announced("munich", munich);
        desk.announced("tokyo", tokyo);

        desk.passed(0);
        desk.passed(300);

        var variants = desk.told.stream().map(EntryDesk::variant).toList();
        assertEquals(expected.equals("none") ? List.of() : List.of(expected), variants);
    }

    @Test
    void on_the_internet_and_without_a_registration_nothing_was_promised() {
        desk.announced("munich", "20 1500");
        desk.chosen = Optional.empty();
        desk.passed(0);
        desk.passed(300);
        desk.chosen = Optional.of("berlin");
        desk.registered = Optional.empty();
        desk.passed(600);
        desk.passed(900);

        assertEquals(List.of(), desk.told);
    }

    @Test
    void a_policy_allows_longer_paths_or_does_not_want_to_hear_of_it() {
        desk.announced("berlin", "20 30 1500");
        desk.policed(Optional.of(3), Set.of());
        desk.passed(0);
        desk.passed(300);
        assertEquals(List.of(), desk.told);

        desk.policed(Optional.empty(), Set.of());
        desk.passed(400);
        desk.passed(700);
        assertEquals("as-hops", EntryDesk.variant(desk.told.getLast()));
        desk.policed(Optional.empty(), Set.of(Kind.SuboptimalRouting));
        desk.passed(800);
        desk.passed(860);
        assertEquals(State.Ended, desk.told.getLast().state());
    }

    @Test
    void routes_of_unknown_sessions_and_sites_count_for_nothing_and_too_many_are_left_out() {
        desk.succeeded(1);
        desk.announced("nowhere", "20 1500");
        desk.announced("munich", "20 1500");
        desk.passed(0);
        desk.passed(300);

        assertEquals(List.of(), desk.told);
        assertEquals(1, desk.full);
    }
}
