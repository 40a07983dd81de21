package peering.telemetry.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import peering.contract.RouteAnomalyFact;
import peering.contract.RouteAnomalyFact.Kind;
import peering.contract.Trouble.Severity;
import peering.contract.Trouble.State;

/** When a detour is told, and when it is over. */
class OddityLifeTest {
    private final EntryDesk desk = new EntryDesk();

    @Test
    void it_has_to_last_for_five_minutes_and_to_be_well_for_one() {
        desk.announced("munich", "20 1500");
        desk.passed(0);
        desk.passed(299);
        assertEquals(List.of(), desk.told);

        desk.passed(300);
        var open = desk.told.getLast();
        assertEquals(Kind.SuboptimalRouting, open.kind());
        assertEquals(Severity.Warning, open.severity());
        assertEquals(EntryDesk.at(0), open.firstSeen());
        assertEquals("munich", open.observers().getFirst().collector());
        assertTrue(open.summary().contains("munich only, 50"), open.summary());
        desk.passed(400);
        assertEquals(1, desk.told.size(), "nothing new");

        desk.announced("berlin", "20 1500");
        desk.passed(500);
        desk.withdrawn("berlin");
        desk.passed(530);
        desk.announced("berlin", "20 1500");
        desk.passed(600);
        desk.passed(659);
        assertEquals(1, desk.told.size());
        desk.passed(660);

        assertEquals(State.Ended, desk.told.getLast().state());
        assertEquals(EntryDesk.at(600), desk.told.getLast().endedAt().orElseThrow());
        assertTrue(desk.told.getLast().summary().endsWith(OddityLife.WELL));
    }

    @Test
    void what_passes_by_itself_is_not_told() {
        desk.announced("munich", "20 1500");
        desk.passed(0);
        desk.announced("berlin", "20 1500");
        desk.passed(100);
        desk.withdrawn("berlin");
        desk.passed(200);
        desk.passed(499);

        assertEquals(List.of(), desk.told);
    }

    @Test
    void soon_after_its_end_it_is_the_same_and_later_another() {
        desk.announced("munich", "20 1500");
        desk.passed(0);
        desk.passed(300);
        desk.announced("berlin", "20 1500");
        desk.passed(400);
        desk.passed(460);
        desk.withdrawn("berlin");
        desk.passed(700);

        var again = desk.told.getLast();
        assertEquals(desk.told.getFirst().anomalyId(), again.anomalyId());
        assertEquals(State.Open, again.state());
        assertEquals(3, again.revision());
        assertEquals(Optional.empty(), again.endedAt());
        desk.announced("berlin", "20 1500");
        desk.passed(800);
        desk.passed(860);
        desk.withdrawn("berlin");
        desk.passed(1400);
        desk.passed(1700);
        assertEquals(1, desk.told.getLast().revision());
    }

    @Test
    void it_is_over_when_the_prefix_is_somebody_elses() {
        desk.announced("munich", "20 1500");
        desk.passed(0);
        desk.passed(300);

        desk.registered = Optional.of(EntryDesk.watched("pfx_2"));
        desk.passed(301);

        assertEquals(State.Ended, desk.told.getLast().state());
        assertEquals("pfx_1", desk.told.getLast().prefixId());
        assertTrue(desk.told.getLast().summary().endsWith(OddityLife.NOT_WATCHED));
    }

    @Test
    void a_successor_goes_on_where_the_other_was() {
        desk.announced("munich", "20 1500");
        desk.passed(0);

        desk.succeeded(100);
        desk.passed(300);

        assertEquals(EntryDesk.at(0), desk.told.getLast().firstSeen());
    }

    @Test
    void one_that_flaps_is_told_once_a_minute_and_as_it_is_then() {
        desk.announced("munich", "20 1500");
        desk.passed(0);
        desk.passed(300);
        for (int second = 301; second < 420; second++) {
            if (second % 2 == 0) desk.withdrawn("tokyo");
            else desk.announced("tokyo", "20 1500");
            desk.passed(second);
        }
        assertEquals(List.of("munich", "munich tokyo"), entrySites());
        desk.withdrawn("tokyo");

        desk.passed(420);
        assertEquals(2, desk.told.size(), "it was told at 361");
        desk.passed(421);
        desk.passed(600);

        assertEquals(List.of("munich", "munich tokyo", "munich"), entrySites());
    }

    @Test
    void its_end_and_its_return_do_not_wait() {
        desk.announced("munich", "20 1500");
        desk.passed(0);
        desk.passed(300);
        desk.announced("tokyo", "20 1500");
        desk.passed(370);
        desk.announced("berlin", "20 1500");
        desk.passed(371);
        desk.passed(431);
        desk.withdrawn("berlin");
        desk.passed(432);

        var states = desk.told.stream().map(RouteAnomalyFact::state).toList();
        assertEquals(List.of(State.Open, State.Open, State.Ended, State.Open), states);
        assertEquals(EntryDesk.at(432), desk.told.getLast().lastSeen());
    }

    /** Of each fact. */
    private List<String> entrySites() {
        return desk.told.stream().map(OddityLifeTest::entrySites).toList();
    }

    private static String entrySites(RouteAnomalyFact fact) {
        return fact.evidence().orElseThrow().stream()
                .filter(piece -> piece.code().equals("entry-site"))
                .map(RouteAnomalyFact.Evidence::text)
                .collect(Collectors.joining(" "));
    }
}
